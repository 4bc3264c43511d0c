import { assessIncome, declaredIncome } from '#core/income/income';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Declaration } from '#schemas/declaration';
import type { SocialGroup } from '#schemas/person';
import type { IncomeAssessment } from '#schemas/verification-result';
import { vladimir } from '#test/core/answered';
import { anna, aDeclaration, aRequest } from '#test/core/family';

export type Row = readonly [Declaration['income'][number]['kind'], string, string, string];

type Options = { alimony?: Declaration['alimonyPaid']; policy?: PolicyPack };

/** A family by its groups, applying in September 2021; every row belongs to its first member. */
export const assessed = (
  groups: readonly SocialGroup[],
  rows: readonly Row[],
  { alimony = [], policy = vladimir() }: Options = {},
): IncomeAssessment => {
  const request = aRequest({
    acceptedOn: '2021-09-01',
    subjects: groups.map((group, index) => ({ ...anna, subjectId: `person-${index}`, group })),
    declaration: aDeclaration({
      income: rows.map(([kind, first, second, third]) => ({
        subjectId: 'person-0',
        kind,
        byMonth: [first, second, third],
      })),
      alimonyPaid: alimony,
    }),
  });
  return assessIncome({ request, policy, income: declaredIncome(request, policy) });
};

export const COUPLE_AND_TWO = ['working-age', 'working-age', 'child', 'child'] as const;
export const COUPLE_AND_THREE = [...COUPLE_AND_TWO, 'child'] as const;
export const WAGES: Row = ['labour', '42000', '38500', '45500'];
export const CHILD_BENEFIT: Row = ['other-social', '7082.85', '7082.85', '7082.85'];
export const WRIT = { amount: '30000', writNumber: 'ФС 012345678', writDate: '2020-03-01' };
