import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from '#core/income/eligibility';
import { assessIncome } from '#core/income/income';
import { incomeWindowOf } from '#core/income/income-window';
import { assessed, COUPLE_AND_TWO, WAGES, WRIT } from '#test/core/assessed-income';
import { vladimir } from '#test/core/answered';
import { aRequest } from '#test/core/family';

describe('near a limit', () => {
  test('4a to 4c print the same average and stand apart', () => {
    const standing = (kopecks: string) => {
      const { averagePerCapita, belowThreshold, equalsThreshold } = assessed(
        ['pensioner'],
        [['state-pension', '27909.00', '0', kopecks]],
      );
      return [averagePerCapita, belowThreshold, equalsThreshold];
    };

    expect(standing('13954.49')).toEqual([1_395_450, true, false]);
    expect(standing('13954.50')).toEqual([1_395_450, false, true]);
    expect(standing('13954.51')).toEqual([1_395_450, false, false]);
  });

  test('exactly one minimum is not in the band, one kopeck more is', () => {
    expect(assessed(['working-age'], [['other', '36255', '0', '0']]).inBand).toBe(false);
    expect(assessed(['working-age'], [['other', '36255.01', '0', '0']]).inBand).toBe(true);
  });
});

describe('alimony', () => {
  const { writNumber, writDate, ...withoutWrit } = WRIT;

  test.each([
    ['with number and date', WRIT, 3_000_000],
    ['without a number', { ...withoutWrit, writDate }, 0],
    ['without a date', { ...withoutWrit, writNumber }, 0],
    ['without a writ', withoutWrit, 0],
  ])('%s', (_name, claim, deducted) => {
    expect(assessed(COUPLE_AND_TWO, [WAGES], { alimony: [claim] })).toMatchObject({
      alimonyDeducted: deducted,
      total: 12_600_000 - deducted,
    });
  });

  test('larger than the income leaves nothing, not less than nothing', () => {
    expect(assessed(['working-age'], [['labour', '100', '0', '0']], { alimony: [WRIT] })).toMatchObject({
      total: 0,
      averagePerCapita: 0,
      belowThreshold: true,
    });
  });
});

describe('the accounting window', () => {
  test.each([
    ['2025-07-10', 0, ['2025-04', '2025-05', '2025-06']],
    ['2025-07-10', 1, ['2025-03', '2025-04', '2025-05']],
    ['2025-12-05', 0, ['2025-09', '2025-10', '2025-11']],
    ['2025-12-05', 1, ['2025-08', '2025-09', '2025-10']],
    ['2026-11-23', 0, ['2026-08', '2026-09', '2026-10']],
    ['2026-11-23', 1, ['2026-07', '2026-08', '2026-09']],
    ['2027-01-11', 0, ['2026-10', '2026-11', '2026-12']],
    ['2027-01-11', 1, ['2026-09', '2026-10', '2026-11']],
    ['2027-03-31', 0, ['2026-12', '2027-01', '2027-02']],
    ['2027-03-31', 1, ['2026-11', '2026-12', '2027-01']],
  ] as const)('%s with lag %i', (acceptedOn, incomeLagMonths, months) => {
    expect(incomeWindowOf(acceptedOn, { incomeLagMonths })).toEqual(months);
  });
});

describe('the comparison', () => {
  const minimum = fc.integer({ min: 1, max: 10_000_000 });
  const threshold = { numerator: 3, denominator: 2 };

  test('one kopeck more never brings a family below the threshold', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.array(minimum, { minLength: 1 }),
        (total, minima) => {
          const less = standingOf({ total, minima, threshold });
          const more = standingOf({ total: total + 1n, minima, threshold });
          expect(!more.belowThreshold || less.belowThreshold).toBe(true);
          expect(less.equalsThreshold && less.belowThreshold).toBe(false);
        },
      ),
    );
  });

  test('is exact where floating point is not', () => {
    // 9 · 2 001 599 834 386 888 = 18 014 398 509 481 992: odd neighbours are no doubles.
    const minima = [2_001_599_834_386_888];
    const limit = 9_007_199_254_740_996n;

    expect(standingOf({ total: limit - 1n, minima, threshold }).belowThreshold).toBe(true);
    expect(standingOf({ total: limit, minima, threshold }).equalsThreshold).toBe(true);
    expect(standingOf({ total: limit + 1n, minima, threshold }).belowThreshold).toBe(false);
  });
});

describe('minima', () => {
  test('a year that the policy does not know throws', () => {
    const request = aRequest({ acceptedOn: '2030-01-10' });

    expect(() => assessIncome({ request, policy: vladimir(), income: 0n })).toThrow(RangeError);
  });
});
