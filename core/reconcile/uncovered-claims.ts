import { kopecksOf, roubleTextOf } from '#core/money';
import { assessIncome, declaredIncome, isProvenAlimony } from '#core/income/income';
import { type Context, isMember } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { declaredAmounts, incomeTitle } from '#core/reconcile/income-rows';
import { isAskedInTrack } from '#core/reconcile/is-asked';
import { FUND_INCOME } from '#core/reconcile/social-fund-payments';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { Declaration, IncomeKind } from '#schemas/declaration';
import type { Subject } from '#schemas/person';
import type { CoverageItem } from '#schemas/verification-result';

/** Kinds of income that none of the registers asked keeps. */
const UNCOVERED_KINDS: readonly IncomeKind[] = [
  'state-pension',
  'monthly-cash-payment',
  'alimony-received',
  'other',
];

const uncovered = (
  item: string,
  title: Bilingual,
  more: Partial<Pick<CoverageItem, 'subjectId' | 'reason'>> = {},
): CoverageItem => ({
  item,
  title,
  state: 'not-covered',
  evidence: [],
  reason: REASONS['no-register'],
  ...more,
});

/** Where the pack does not ask the fund, it says why. */
const reasonFor = ({ policy }: Context, kind: IncomeKind): Bilingual => {
  const isOfFund = FUND_INCOME.some((one) => one === kind);
  return (isOfFund ? policy.notAsked['social-fund-payments'] : undefined) ?? REASONS['no-register'];
};

/** What the Social Fund is asked about is compared with its answer instead. */
const isCompared = (context: Context, subject: Subject, kind: IncomeKind): boolean =>
  FUND_INCOME.some((one) => one === kind) &&
  isMember(context, subject) &&
  isAskedInTrack(context, 'social-fund-payments');

const incomeOf = (context: Context, subject: Subject): CoverageItem[] =>
  UNCOVERED_KINDS.filter((kind) => !isCompared(context, subject, kind)).flatMap((kind) =>
    context.window.flatMap((month, index) =>
      declaredAmounts(context, { subject, kind }, index).map(({ item }) =>
        uncovered(item, incomeTitle(subject, kind, month), {
          subjectId: subject.subjectId,
          reason: isMember(context, subject) ? reasonFor(context, kind) : REASONS['not-in-family'],
        }),
      ),
    ),
  );

const PROPERTY: Readonly<Record<Declaration['property'][number]['kind'], Bilingual>> = {
  housing: { ru: 'Жильё', en: 'Housing' },
  land: { ru: 'Земельный участок', en: 'Land' },
  vehicle: { ru: 'Транспортное средство', en: 'Vehicle' },
  other: { ru: 'Иное имущество', en: 'Other property' },
};

const propertyOf = ({ request }: Context): CoverageItem[] =>
  request.declaration.property.map(({ kind, ownerSubjectId }, index) =>
    uncovered(`property/${index + 1}`, PROPERTY[kind], { subjectId: ownerSubjectId }),
  );

const ALIMONY: Bilingual = { ru: 'Уплаченные алименты', en: 'Alimony paid' };

/** Would the family be below the threshold if the unproven sums were deducted too? */
const alimonyDecides = ({ request, policy }: Context): boolean => {
  const income = declaredIncome(request, policy);
  const asProven = assessIncome({ request, policy, income });
  const asClaimed = assessIncome({ request, policy, income, alimony: request.declaration.alimonyPaid });
  return asProven.belowThreshold !== asClaimed.belowThreshold;
};

const alimonyFindings = (context: Context, applicant: Subject | undefined): Finding[] =>
  context.request.declaration.alimonyPaid.flatMap((claim, index): Finding[] => {
    if (applicant === undefined || isProvenAlimony(claim)) return [];
    const declared = roubleTextOf(kopecksOf(claim.amount));
    return [
      {
        kind: 'alimony-deduction-unproven',
        subjectId: applicant.subjectId,
        item: `alimony-paid/${index + 1}`,
        declared,
        evidence: [],
        explanation: explanations['alimony-deduction-unproven']({ who: whoIs(applicant), declared }),
        weight: {
          type: 'fixed',
          severity: 'medium',
          effect: alimonyDecides(context) ? 'changes-eligibility' : 'does-not-change-eligibility',
        },
      },
    ];
  });

const FAMILY: Bilingual = { ru: 'Состав семьи', en: 'Composition of the family' };
/** What was declared and nobody who is asked can say: named one by one, never passed off as confirmed. */
export const uncoveredClaims = (context: Context): Contribution => {
  const { subjects, declaration } = context.request;
  const applicant = subjects.find(({ role }) => role === 'applicant');
  return joined([
    contribution({ coverage: subjects.flatMap((subject) => incomeOf(context, subject)) }),
    contribution({
      coverage: declaration.alimonyPaid.map((_claim, index) =>
        uncovered(`alimony-paid/${index + 1}`, ALIMONY, { reason: REASONS['writ-not-checked'] }),
      ),
      findings: alimonyFindings(context, applicant),
    }),
    contribution({ coverage: propertyOf(context) }),
    contribution({ coverage: [uncovered('family-composition', FAMILY)] }),
  ]);
};
