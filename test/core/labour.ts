import type { Facts } from '#schemas/answer';
import type { VerificationRequest } from '#schemas/verification-request';
import { found, type Said } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';

type Payers = Extract<Facts, { kind: 'income-by-payer' }>['payers'];

export const INN = '3328000110';
export const OTHER_INN = '7707083893';
export const MONTHS = ['2026-08', '2026-09', '2026-10'] as const;

/** One payer with the amounts of August to October in kopecks; `undefined` is a month not reported. */
export const payer = (inn: string | undefined, ...amounts: (number | undefined)[]): Payers[number] => ({
  payer: { ...(inn === undefined ? {} : { inn }), name: 'ООО «Ромашка»' },
  months: MONTHS.flatMap((month, index) => {
    const amount = amounts[index];
    return amount === undefined ? [] : [{ month, amount }];
  }),
});

export const register = (...payers: Payers): Said => ({
  'income-by-payer/applicant': found({ kind: 'income-by-payer', reportYear: 2026, payers }),
});

export const wages = (byMonth: [string, string, string], inn?: string) => ({
  subjectId: 'applicant',
  kind: 'labour' as const,
  ...(inn === undefined ? {} : { payer: { inn } }),
  byMonth,
});

/** Anna with these rows of wages. */
export const declaring = (...income: ReturnType<typeof wages>[]): VerificationRequest =>
  aRequest({ declaration: aDeclaration({ income }) });

export const AUGUST = 'income/applicant/labour/2026-08';
export const OCTOBER = 'income/applicant/labour/2026-10';
