import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimedIn, monthsOf, shareOf } from '#core/income/earned-over';
import { declaredIncome } from '#core/income/income';
import { incomeWindowOf } from '#core/income/income-window';
import type { EarnedOver } from '#schemas/declaration';
import { concluded, kindsOf, planOf, stateOf, vladimir } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';
import { INN, OTHER_INN, payer, register } from '#test/core/labour';
import { pointersOf } from '#test/core/request-pointers';

const contract = (from: string, to: string, amount = '90000.00') => ({
  subjectId: 'applicant',
  kind: 'labour' as const,
  payer: { inn: INN },
  earnedOver: { from, to, amount },
});

describe('a civil-law contract of 90,000 roubles, application in July', () => {
  test.each([
    ['January to June, lag 0', [0, '2026-06'], 4_500_000],
    ['January to June, lag 1', [1, '2026-06'], 4_500_000],
    ['January to April, lag 0: April alone', [0, '2026-04'], 2_250_000],
    ['January to April, lag 1: March and April', [1, '2026-04'], 4_500_000],
  ] as const)('%s', (_name, [incomeLagMonths, to], counted) => {
    const policy = { ...vladimir(), incomeLagMonths };
    const request = aRequest({
      acceptedOn: '2026-07-15',
      declaration: aDeclaration({ income: [contract('2026-01', to)] }),
    });

    expect(declaredIncome(request, policy)).toBe(BigInt(counted));
  });
});

describe('kopecks', () => {
  test('the odd kopecks go to the first months', () => {
    const earned = { from: '2025-11', to: '2026-01' };
    const shares = monthsOf(earned).map((month) => shareOf(10_001n, earned, month));

    expect(monthsOf(earned)).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(shares).toEqual([3_334n, 3_334n, 3_333n]);
  });

  test('the months add up to the sum, differ by a kopeck at most, and nothing lies outside', () => {
    const month = fc.integer({ min: 0, max: 119 }).map((index) => {
      const number = String((index % 12) + 1).padStart(2, '0');
      return `${2020 + Math.floor(index / 12)}-${number}`;
    });
    const sum = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });

    fc.assert(
      fc.property(month, month, sum, (one, other, whole) => {
        const earned = one < other ? { from: one, to: other } : { from: other, to: one };
        const shares = monthsOf(earned).map((each) => shareOf(whole, earned, each));
        const sorted = [...shares].sort((left, right) => (left < right ? -1 : 1));

        expect(shares.reduce((total, share) => total + share, 0n)).toBe(whole);
        expect((sorted.at(-1) ?? 0n) - (sorted[0] ?? 0n)).toBeLessThanOrEqual(1n);
        expect(shareOf(whole, earned, '2019-12')).toBe(0n);
        expect(shareOf(whole, earned, '2030-01')).toBe(0n);
      }),
    );
  });

  test('a sum earned within the accounting period counts whole, whatever the lag', () => {
    const amount = fc
      .bigInt({ min: 0n, max: 9_999_999n })
      .map((kopecks) => `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`);

    fc.assert(
      fc.property(amount, fc.constantFrom(0 as const, 1 as const), (text, incomeLagMonths) => {
        const window = incomeWindowOf('2026-11-23', { incomeLagMonths });
        const earnedOver: EarnedOver = { from: window[0], to: window[2], amount: text };
        const counted = window.map((month, index) => claimedIn({ earnedOver }, month, index));

        expect(counted.reduce((total, share) => total + share, 0)).toBe(Number(text.replace('.', '')));
      }),
    );
  });
});

describe('at intake', () => {
  const row = { subjectId: 'applicant', kind: 'labour' as const };
  const byMonth: [string, string, string] = ['1', '2', '3'];
  const earnedOver = { from: '2026-05', to: '2026-10', amount: '60000' };
  const ROW = '/declaration/income/0';

  test.each([
    ['by months', { ...row, byMonth }, []],
    ['over months', { ...row, earnedOver }, []],
    [
      'other income over one month',
      { ...row, kind: 'other', earnedOver: { ...earnedOver, to: '2026-05' } },
      [],
    ],
    ['neither', row, [ROW]],
    ['both', { ...row, byMonth, earnedOver }, [ROW]],
    ['a pension over months', { ...row, kind: 'state-pension', earnedOver }, [`${ROW}/earnedOver`]],
    ['backwards', { ...row, earnedOver: { ...earnedOver, to: '2026-04' } }, [`${ROW}/earnedOver/to`]],
    ['no such month', { ...row, earnedOver: { ...earnedOver, to: '2026-13' } }, [`${ROW}/earnedOver/to`]],
  ])('%s', (_name, claim, pointers) => {
    const request = { ...aRequest(), declaration: { ...aDeclaration(), income: [claim] } };

    expect(pointersOf(request)).toEqual(pointers);
  });
});

describe('against the register', () => {
  const declaring = (...income: ReturnType<typeof contract>[]) =>
    aRequest({ declaration: aDeclaration({ income }) });
  const AUGUST = 'income/applicant/labour/2026-08';

  test('the years in which it was earned are asked about too', () => {
    const years = planOf(declaring(contract('2025-09', '2026-08')))
      .filter(({ kind }) => kind === 'income-by-payer')
      .map(({ period }) => period);

    expect(years).toEqual([
      { type: 'report-year', year: 2025 },
      { type: 'report-year', year: 2026 },
    ]);
  });

  test('the whole sum, paid at once, confirms every month that it counts in', () => {
    const request = declaring(contract('2026-08', '2026-10'));
    const conclusion = concluded(request, register(payer(INN, undefined, undefined, 9_000_000)));

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(stateOf(conclusion, 'income/applicant/labour/2026-10')).toBe('confirmed');
    // 30,000 a month: above 20,024, below 30,036.
    expect(kindsOf(conclusion)).toEqual(['threshold-band']);
    expect(conclusion.income.recorded?.total).toBe(9_000_000);
  });

  test('more than declared is counted by its share of the months', () => {
    // Five months of 2026-06 to 2026-10, three of them in the period: 100,000 → 60,000 instead of 54,000.
    const request = declaring(contract('2026-06', '2026-10'));
    const conclusion = concluded(request, register(payer(INN, 10_000_000)));

    expect(stateOf(conclusion, AUGUST)).toBe('contradicted');
    // 20,000 a month stays below the minimum of 20,024 roubles.
    expect(kindsOf(conclusion)).toEqual(['income-understated']);
    expect(conclusion.income.declared.total).toBe(5_400_000);
    expect(conclusion.income.recorded?.total).toBe(6_000_000);
  });

  test.each([
    ['nothing yet', register(payer(OTHER_INN, 0))],
    ['a part, and the register is still open', register(payer(INN, undefined, undefined, 4_000_000))],
  ])('%s is not found, never less income', (_name, said) => {
    const conclusion = concluded(declaring(contract('2026-08', '2026-10')), said);

    expect(stateOf(conclusion, AUGUST)).toBe('not-found');
    expect(conclusion.income.recorded?.total ?? 9_000_000).toBe(9_000_000);
  });

  test('less than declared contradicts once the register has left the months behind', () => {
    const late = payer(OTHER_INN);
    const november = { ...late, months: [{ month: '2026-11', amount: 0 }] };
    const request = declaring(contract('2026-08', '2026-10'));
    const conclusion = concluded(request, register(payer(INN, undefined, undefined, 4_000_000), november));

    expect(stateOf(conclusion, AUGUST)).toBe('contradicted');
    expect(kindsOf(conclusion)).toContain('income-overstated');
    expect(conclusion.income.recorded?.total).toBe(4_000_000);
  });

  test('without a payer there is nothing to compare, and nobody is called undeclared', () => {
    const { subjectId, kind, earnedOver } = contract('2026-08', '2026-10');
    const unnamed = { subjectId, kind, earnedOver };
    const request = aRequest({ declaration: aDeclaration({ income: [unnamed] }) });
    const conclusion = concluded(request, register(payer(INN, 3_000_000, 3_000_000, 3_000_000)));

    expect(stateOf(conclusion, AUGUST)).toBe('not-covered');
    expect(kindsOf(conclusion)).toEqual(['threshold-band']);
  });
});
