import { describe, expect, test } from 'vitest';
import { concluded, found, kindsOf, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';
import {
  AUGUST,
  declaring,
  INN,
  MONTHS,
  OCTOBER,
  OTHER_INN,
  payer,
  register,
  wages,
} from '#test/core/labour';

describe('what the register does not have is never zero', () => {
  test('a year that is not found', () => {
    const conclusion = concluded(declaring(wages(['100', '0', '100'], INN)), {
      'income-by-payer/applicant': { outcome: 'not-found', code: '01' },
    });

    expect(MONTHS.map((month) => stateOf(conclusion, `income/applicant/labour/${month}`))).toEqual([
      'not-found',
      'not-found',
      'not-found',
    ]);
    expect(kindsOf(conclusion)).toEqual(['income-declared-not-found', 'income-declared-not-found']);
    expect(conclusion.income.recorded).toBeUndefined();
  });

  test('a month not reported yet keeps the declared amount', () => {
    const conclusion = concluded(
      declaring(wages(['100', '100', '100'], INN)),
      register(payer(INN, 10_000, 10_000)),
    );

    expect(stateOf(conclusion, OCTOBER)).toBe('not-found');
    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-declared-not-found', severity: 'info', item: OCTOBER },
    ]);
    expect(conclusion.income.recorded?.total).toBe(30_000);
    expect(conclusion.status).toBe('incomplete');
  });

  test('a declared zero is confirmed by absence only once a later month is there', () => {
    const conclusion = concluded(
      declaring(wages(['0', '100', '0'], INN)),
      register(payer(INN, undefined, 10_000, undefined)),
    );

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(stateOf(conclusion, OCTOBER)).toBe('not-found');
    expect(conclusion.discrepancies).toEqual([]);
  });

  test('the same month of another payer closes nothing', () => {
    const conclusion = concluded(
      declaring(wages(['0', '0', '100'], INN), wages(['0', '0', '0'], OTHER_INN)),
      register(payer(INN, undefined, undefined, 10_000)),
    );

    expect(stateOf(conclusion, 'income/applicant/labour/2/2026-10')).toBe('not-found');
    expect(stateOf(conclusion, 'income/applicant/labour/2/2026-09')).toBe('confirmed');
  });

  test('an answer without payers confirms nothing', () => {
    const conclusion = concluded(declaring(wages(['0', '0', '0'])), register());

    expect(stateOf(conclusion, AUGUST)).toBe('not-found');
    expect(conclusion.income.recorded).toBeUndefined();
  });

  test('months of a year that was not asked about are not believed', () => {
    const conclusion = concluded(declaring(wages(['0', '100', '100'], INN)), {
      'income-by-payer/applicant': found({
        kind: 'income-by-payer',
        reportYear: 2026,
        payers: [{ payer: { inn: INN, name: 'ООО' }, months: [{ month: '2027-01', amount: 10_000 }] }],
      }),
    });

    expect(stateOf(conclusion, AUGUST)).toBe('not-found');
  });
});

describe('a window over two report years', () => {
  const request = aRequest({
    acceptedOn: '2027-02-15',
    consents: aRequest().consents,
    declaration: aDeclaration({
      incomeMonths: ['2026-11', '2026-12', '2027-01'],
      income: [wages(['100', '0', '300'], INN)],
    }),
  });
  const year = (reportYear: number, ...months: [string, number][]) =>
    found({
      kind: 'income-by-payer',
      reportYear,
      payers: [
        { payer: { inn: INN, name: 'ООО' }, months: months.map(([month, amount]) => ({ month, amount })) },
      ],
    });

  test('each month is judged by the answer about its year', () => {
    const conclusion = concluded(request, {
      'income-by-payer/applicant/2026': year(2026, ['2026-11', 10_000]),
      'income-by-payer/applicant/2027': { outcome: 'not-found' },
    });

    expect(
      ['2026-11', '2026-12', '2027-01'].map((month) =>
        stateOf(conclusion, `income/applicant/labour/${month}`),
      ),
    ).toEqual(['confirmed', 'not-found', 'not-found']);
  });

  test('a month of the next year closes December', () => {
    const conclusion = concluded(request, {
      'income-by-payer/applicant/2026': year(2026, ['2026-11', 10_000]),
      'income-by-payer/applicant/2027': year(2027, ['2027-01', 30_000]),
    });

    expect(stateOf(conclusion, 'income/applicant/labour/2026-12')).toBe('confirmed');
  });

  test('one silent year leaves the other one’s months alone', () => {
    const conclusion = concluded(request, {
      'income-by-payer/applicant/2026': { outcome: 'unanswered' },
      'income-by-payer/applicant/2027': year(2027, ['2027-01', 30_000]),
    });

    expect(stateOf(conclusion, 'income/applicant/labour/2026-11')).toBe('no-answer');
    expect(stateOf(conclusion, 'income/applicant/labour/2027-01')).toBe('confirmed');
  });
});
