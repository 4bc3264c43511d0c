import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from '#core/eligibility';
import { assessIncome, declaredIncome } from '#core/income';
import { incomeWindowOf } from '#core/income-window';
import { kopecksOf } from '#core/money';
import type { Declaration } from '#schemas/declaration';
import type { SocialGroup } from '#schemas/person';
import { vladimir } from '#test/core/answered';
import { anna, aDeclaration, aRequest } from '#test/core/family';

type Row = readonly [Declaration['income'][number]['kind'], string, string, string];

/** A family by its groups, applying in 2021; every row belongs to the applicant. */
const assessed = (
  groups: readonly SocialGroup[],
  rows: readonly Row[],
  alimony: Declaration['alimonyPaid'] = [],
) => {
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
  return assessIncome({ request, policy: vladimir(), income: declaredIncome(request.declaration) });
};

const COUPLE_AND_TWO = ['working-age', 'working-age', 'child', 'child'] as const;
const COUPLE_AND_THREE = [...COUPLE_AND_TWO, 'child'] as const;
const WAGES: Row = ['labour', '42000', '38500', '45500'];
const CHILD_BENEFIT: Row = ['other-social', '7082.85', '7082.85', '7082.85'];
const WRIT = { amount: '30000', writNumber: 'ФС 012345678', writDate: '2020-03-01' };

/** Minima of 2021: working-age 12,085, pensioner 9,303, child 11,294 roubles. */
describe('worked examples', () => {
  test.each([
    [
      '1: single, other income',
      ['working-age'],
      [['other', '9000', '0', '0']],
      [],
      '9000.00',
      '3000.00',
      '18127.50',
      true,
      false,
    ],
    [
      '2: wages and child benefit',
      COUPLE_AND_TWO,
      [WAGES, CHILD_BENEFIT],
      [],
      '147248.55',
      '12270.71',
      '17534.25',
      true,
      true,
    ],
    [
      '3: the same, alimony under a writ',
      COUPLE_AND_TWO,
      [WAGES, CHILD_BENEFIT],
      [WRIT],
      '117248.55',
      '9770.71',
      '17534.25',
      true,
      false,
    ],
    [
      '4a: equal to the threshold',
      ['pensioner'],
      [['state-pension', '13954.50', '13954.50', '13954.50']],
      [],
      '41863.50',
      '13954.50',
      '13954.50',
      false,
      false,
    ],
    [
      '4b: one kopeck less',
      ['pensioner'],
      [['state-pension', '13954.50', '13954.50', '13954.49']],
      [],
      '41863.49',
      '13954.50',
      '13954.50',
      true,
      true,
    ],
    [
      '4c: one kopeck more',
      ['pensioner'],
      [['state-pension', '13954.50', '13954.50', '13954.51']],
      [],
      '41863.51',
      '13954.50',
      '13954.50',
      false,
      false,
    ],
    [
      '5: worker, pensioner, child',
      ['working-age', 'pensioner', 'child'],
      [
        ['labour', '54000', '0', '0'],
        ['state-pension', '14500', '14500', '14500'],
        ['monthly-cash-payment', '3300', '3300', '3300'],
      ],
      [],
      '107400.00',
      '11933.33',
      '16341.00',
      true,
      true,
    ],
    [
      '6: three children',
      COUPLE_AND_THREE,
      [['labour', '52000', '52000', '52000']],
      [],
      '156000.00',
      '10400.00',
      '17415.60',
      true,
      false,
    ],
    [
      '7: three children, more',
      COUPLE_AND_THREE,
      [['labour', '60000', '60000', '60000']],
      [],
      '180000.00',
      '12000.00',
      '17415.60',
      true,
      true,
    ],
    [
      '8: as 2 with the recorded wage',
      COUPLE_AND_TWO,
      [['labour', '42000', '38500', '61500'], CHILD_BENEFIT],
      [],
      '163248.55',
      '13604.05',
      '17534.25',
      true,
      true,
    ],
  ] as const)('%s', (_name, groups, rows, alimony, total, average, threshold, below, band) => {
    const assessment = assessed(groups, rows, [...alimony]);

    expect(assessment).toMatchObject({
      total: kopecksOf(total),
      averagePerCapita: kopecksOf(average),
      thresholdPerCapita: kopecksOf(threshold),
      belowThreshold: below,
      inBand: band,
      members: groups.length,
    });
  });

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
    expect(assessed(COUPLE_AND_TWO, [WAGES], [claim])).toMatchObject({
      alimonyDeducted: deducted,
      total: 12_600_000 - deducted,
    });
  });

  test('larger than the income leaves nothing, not less than nothing', () => {
    expect(assessed(['working-age'], [['labour', '100', '0', '0']], [WRIT])).toMatchObject({
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
