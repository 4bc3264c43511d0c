import { describe, expect, test } from 'vitest';
import type { ReplyContent } from '#schemas/answer';
import { concluded, found, kindsOf, planOf, stateOf } from '#test/core/answered';
import { anna, aDeclaration, aRequest } from '#test/core/family';
import { INN } from '#test/core/labour';

/** 72,000 roubles earned from November 2023 to October 2026: the register of payers begins with 2024. */
const EARNED = { from: '2023-11', to: '2026-10', amount: '72000' };
const spread = (changes: Parameters<typeof aRequest>[0] = {}) =>
  aRequest({
    declaration: aDeclaration({
      income: [{ subjectId: 'applicant', kind: 'labour', payer: { inn: INN }, earnedOver: EARNED }],
    }),
    ...changes,
  });

const yearsOf = (kind: string, request = spread()): number[] =>
  planOf(request)
    .filter((query) => query.kind === kind)
    .flatMap(({ period }) => (period.type === 'report-year' ? [period.year] : []));

describe('which year is asked of whom', () => {
  test('what the register does not reach, and nothing else', () => {
    expect(yearsOf('income-by-payer')).toEqual([2024, 2025, 2026]);
    expect(yearsOf('income-certificate')).toEqual([2023]);
  });

  test.each([
    ['to come are not asked about', '2026-11-23', '2026-10', '2027-02', [2026]],
    ['of the day itself are', '2027-01-15', '2027-01', '2027-01', [2026, 2027]],
  ])('months %s', (...[, acceptedOn, from, to, years]) => {
    const declaration = aDeclaration({
      income: [
        { subjectId: 'applicant', kind: 'labour', payer: { inn: INN }, earnedOver: { ...EARNED, from, to } },
      ],
    });

    expect(yearsOf('income-by-payer', aRequest({ acceptedOn, declaration }))).toEqual(years);
  });

  test('usually no certificate is asked for', () => {
    expect(yearsOf('income-certificate', aRequest())).toEqual([]);
  });

  test('without an identity document nobody can be asked', () => {
    const { identity, ...without } = anna;

    expect(identity).toBeDefined();
    expect(yearsOf('income-certificate', spread({ subjects: [without] }))).toEqual([]);
  });

  test('a complaint in 2029 about an application of 2026 asks for the certificate of that year', () => {
    const complaint = aRequest({ purpose: 'complaint', acceptedOn: '2029-02-05', appliedOn: '2026-11-23' });

    expect(yearsOf('income-certificate', complaint)).toEqual([2026]);
    expect(yearsOf('income-by-payer', complaint)).toEqual([]);
  });
});

type Row = { month: string; amount: number; incomeCode: string };
const certificate = (...months: Row[]): ReplyContent =>
  found({
    kind: 'income-certificate',
    reportYear: 2023,
    payers: [{ payer: { inn: INN, name: 'ООО «Ромашка»' }, months }],
  });
const pay = (month: string, roubles: number, incomeCode = '2000'): Row => ({
  month,
  incomeCode,
  amount: roubles * 100,
});
const register = (year: number, ...rows: [string, number][]): ReplyContent =>
  found({
    kind: 'income-by-payer',
    reportYear: year,
    payers: [
      {
        payer: { inn: INN, name: 'ООО «Ромашка»' },
        months: rows.map(([month, roubles]) => ({ month, amount: roubles * 100 })),
      },
    ],
  });

const answers = (of2023: ReplyContent) => ({
  'income-certificate/applicant/2023': of2023,
  'income-by-payer/applicant/2024': register(2024, ['2024-05', 20_000]),
  'income-by-payer/applicant/2025': register(2025, ['2025-05', 20_000]),
  // A later month: what is not there for October will not come.
  'income-by-payer/applicant/2026': register(2026, ['2026-10', 12_000], ['2026-11', 1]),
});

const OCTOBER = 'income/applicant/labour/2026-10';

describe('the years of one payer are added up', () => {
  test.each([
    ['as declared', certificate(pay('2023-11', 15_000), pay('2023-12', 5_000, '2010')), 'confirmed', []],
    ['sick pay is no pay', certificate(pay('2023-11', 20_000), pay('2023-12', 900, '2300')), 'confirmed', []],
    ['more', certificate(pay('2023-11', 92_000)), 'contradicted', ['income-understated']],
    ['before it was earned', certificate(pay('2023-10', 500), pay('2023-11', 20_000)), 'confirmed', []],
    [
      'another year is not believed',
      certificate(pay('2023-11', 20_000), pay('2024-05', 900)),
      'confirmed',
      [],
    ],
  ] as const)('%s', (...[, of2023, state, kinds]) => {
    const conclusion = concluded(spread(), answers(of2023));

    expect(stateOf(conclusion, OCTOBER)).toBe(state);
    expect(kindsOf(conclusion)).toEqual(kinds);
  });
});

describe('no data is never no', () => {
  test.each([
    [{ outcome: 'not-found', code: '01' }, 'not-found', []],
    [{ outcome: 'not-ready', code: '51' }, 'no-answer', ['answer-missing']],
    [{ outcome: 'refused', code: '77' }, 'no-answer', ['answer-missing']],
  ] as const)('%j', (of2023, state, kinds) => {
    const conclusion = concluded(spread(), answers(of2023));

    expect(stateOf(conclusion, OCTOBER)).toBe(state);
    expect(kindsOf(conclusion)).toEqual(kinds);
    expect(conclusion.income.recorded).toBeUndefined();
  });
});
