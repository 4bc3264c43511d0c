import { expect, test } from 'vitest';
import { paymentMonths } from '#core/events/placement-payments';
import type { PlacementFact } from '#schemas/verification-result';
import { job } from '#test/core/changed-conclusions';

const fact = (changes: Partial<PlacementFact>): PlacementFact => ({ ...job, ...changes });
const monthsOf = (...facts: PlacementFact[]): string[] =>
  paymentMonths('applicant', facts, undefined).map(({ month, state }) => `${month} ${state}`);

const ended = { state: 'terminated', endOn: '2026-11-30', endReportedOn: '2026-12-01' } as const;
const NOVEMBER = ['2026-12 due', '2027-01 due', '2027-02 due'];

test('the earliest start counts in whatever order the placements stand', () => {
  const january = fact({ startOn: '2027-01-11', employerInn: '7707083893' });

  expect(monthsOf(january, fact({}))).toEqual(NOVEMBER);
  expect(monthsOf(fact({}), january)).toEqual(NOVEMBER);
});

test('a cancelled placement pays nothing, whoever had confirmed it', () => {
  expect(monthsOf(fact({ state: 'cancelled' }))).toEqual([]);
  expect(monthsOf(fact({ state: 'cancelled', startOn: '2026-09-01' }), fact({}))).toEqual(NOVEMBER);
});

test('another job that began on the same day goes on: nothing to check', () => {
  expect(monthsOf(fact(ended), fact({ employerInn: '7707083893' }))).toEqual(NOVEMBER);
});

test('an ended job without the day of the report cannot say when to check', () => {
  expect(monthsOf(fact({ state: 'terminated', endOn: '2026-11-30' }))).toEqual(NOVEMBER);
});

test('the month after the report of the end is checked, the month of the report is not', () => {
  expect(monthsOf(fact({ ...ended, endReportedOn: '2026-12-31' }))).toEqual([
    '2026-12 due',
    '2027-01 to-check',
    '2027-02 to-check',
  ]);
});
