import { describe, expect, test } from 'vitest';
import { irkutsk } from '#core/policies/irkutsk';
import type { VerificationCase } from '#schemas/verification-case';
import { reportOf, some } from '#test/core/report-of';

const signedOn = (count: number, day: string, changes: Partial<VerificationCase> = {}) =>
  some(count, {
    acceptedOn: `${day.slice(0, 4)}-01-11`,
    contract: { state: 'contract-active', signedOn: day, interactions: 1, complaints: 0 },
    ...changes,
  });

const targetsOf = (cases: VerificationCase[], year = 2026) =>
  reportOf(cases, { from: `${year}-01-01`, to: `${year}-12-31` }).programmes[0]?.targets;

describe('days of the programme: 1 April and 15 November (Penza)', () => {
  test('contracts signed by the first, the day itself included; days counted from 31 December 2026', () => {
    const cases = [
      ...signedOn(30, '2026-02-10'),
      ...signedOn(10, '2026-04-01'),
      ...signedOn(20, '2026-04-02'),
    ];
    // 1 April is day 91 and 15 November day 319 of the 365.
    expect(targetsOf(cases)?.map(({ dueOn, daysLeft, contracts }) => [dueOn, daysLeft, contracts])).toEqual([
      ['2026-04-01', -274, 40],
      ['2026-11-15', -46, undefined],
    ]);
  });

  test('of the plan only in its year: 74 of 3,700 are 2 percent', () => {
    const cases = [...signedOn(74, '2021-03-30'), ...signedOn(26, '2021-09-01')];
    expect(targetsOf(cases, 2021)?.[0]).toMatchObject({ contracts: 74, percentOfPlan: 2 });
    expect(targetsOf(signedOn(74, '2026-03-30'))?.[0]?.percentOfPlan).toBeUndefined();
  });

  test('a few before or after the day are hidden on both sides of it', () => {
    expect(targetsOf([...signedOn(3, '2026-03-01'), ...signedOn(40, '2026-05-01')])?.[0]?.contracts).toBe(
      '<5',
    );
    expect(targetsOf([...signedOn(40, '2026-03-01'), ...signedOn(3, '2026-05-01')])?.[0]?.contracts).toBe(
      '>=5',
    );
  });

  test('a period over two years has no such days, nor has a pack that names none', () => {
    const cases = signedOn(30, '2026-02-10');
    const twoYears = { from: '2025-12-01', to: '2026-12-31' };
    expect(reportOf(cases, twoYears).programmes[0]?.targets).toBeUndefined();
    const others = signedOn(30, '2026-02-10', { policy: irkutsk.reference });
    expect(targetsOf(others)).toBeUndefined();
  });
});
