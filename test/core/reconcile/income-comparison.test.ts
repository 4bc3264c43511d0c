import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incomeComparison } from '#core/reconcile/income-comparison';
import type { IncomeAssessment } from '#schemas/verification-result';

const THEN = ['2026-08', '2026-09', '2026-10'];
const NOW = ['2027-05', '2027-06', '2027-07'];

/** Three months of `total` kopecks over `members`; the average as it would be shown. */
const assessed = (total: number, members: number): IncomeAssessment => ({
  total,
  alimonyDeducted: 0,
  members,
  averagePerCapita: Math.round(total / (3 * members)),
  thresholdPerCapita: 2_500_000,
  belowThreshold: true,
  inBand: false,
  equalsThreshold: false,
});

const compared = (before: IncomeAssessment, after: IncomeAssessment) =>
  incomeComparison(
    { caseId: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', version: 2, income: { months: THEN, declared: before } },
    { months: NOW, declared: after },
  ).comparison;

describe('income before and after a contract', () => {
  test.each<[string, IncomeAssessment, IncomeAssessment, string, number]>([
    ['more for the same people', assessed(1_350_000, 1), assessed(6_000_000, 1), 'higher', 1_550_000],
    ['less', assessed(6_000_000, 1), assessed(1_350_000, 1), 'lower', -1_550_000],
    ['more for more people is the same per head', assessed(900_000, 1), assessed(1_800_000, 2), 'same', 0],
    // 100 / 3 and 101 / 3 kopecks are both shown as 33 or 34: the totals decide.
    ['a kopeck that rounding would hide', assessed(100, 1), assessed(101, 1), 'higher', 1],
    ['a kopeck that rounding hides', assessed(99, 1), assessed(100, 1), 'higher', 0],
    ['nothing then, nothing now', assessed(0, 2), assessed(0, 1), 'same', 0],
  ])('%s', (...[, before, after, direction, difference]) => {
    expect(compared(before, after)).toMatchObject({
      direction,
      difference,
      before,
      months: THEN,
      version: 2,
    });
  });

  test('the registers count before the declaration, on both sides', () => {
    const decision = { months: THEN, declared: assessed(100, 1), recorded: assessed(900, 1) };
    const { comparison } = incomeComparison(
      { caseId: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', version: 1, income: decision },
      { months: NOW, declared: assessed(9000, 1), recorded: assessed(300, 1) },
    );
    expect(comparison).toMatchObject({ direction: 'lower', before: { total: 900 } });
  });

  test('nothing is compared without a decision or within the same months', () => {
    const now = { months: THEN, declared: assessed(1, 1) };
    expect(incomeComparison(undefined, now)).toEqual({});
    expect(incomeComparison({ caseId: 'a', version: 1, income: now }, now)).toEqual({});
  });

  test('the other way round it is the other way round', () => {
    const family = fc.tuple(fc.nat(9_007_199_254), fc.integer({ min: 1, max: 30 }));
    const opposite = { higher: 'lower', lower: 'higher', same: 'same' };
    fc.assert(
      fc.property(family, family, (one, other) => {
        const [before, after] = [assessed(...one), assessed(...other)];
        const there = compared(before, after)?.direction ?? 'same';
        expect(compared(after, before)?.direction).toBe(opposite[there]);
      }),
    );
  });
});
