import { describe, expect, test } from 'vitest';
import { isOnTime, onTimeShare } from '#core/terms/on-time';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { vladimir } from '#test/core/answered';

/** Accepted on Friday 20 November 2026: six calendar days end with the 26th in Moscow (clause 3.2.2). */
describe('the first result of a case', () => {
  const LAST = '2026-11-26T20:59:59.999Z';
  const NEXT = '2026-11-26T21:00:00.000Z';

  test.each<[string, Partial<VerificationCase>, string, boolean | undefined]>([
    ['of the last moment', { state: 'result-ready', firstResultAt: LAST }, NEXT, true],
    ['of the next day', { state: 'result-ready', firstResultAt: NEXT }, NEXT, false],
    ['still to come on the last day', { state: 'verifying' }, LAST, undefined],
    ['not there on the next day', { state: 'verifying' }, NEXT, false],
    ['of a row that is older than the record of it', { state: 'result-ready' }, NEXT, undefined],
  ])('%s', (...[, changes, now, expected]) => {
    expect(isOnTime(aCase(changes), vladimir(), now)).toBe(expected);
  });
});

describe('the share in time of few cases', () => {
  test.each([
    [0, 0, undefined],
    [4, 0, undefined],
    [0, 4, undefined],
    [5, 0, { fromPercent: 100, toPercent: 100 }],
    [0, 5, { fromPercent: 0, toPercent: 0 }],
    [1, 4, undefined],
    [4, 4, undefined],
    // Four of nine at the most are 44.4 percent, shown in steps of five.
    [5, 4, { fromPercent: 55, toPercent: 100 }],
    [4, 5, { fromPercent: 0, toPercent: 45 }],
    [15, 5, { fromPercent: 75, toPercent: 75 }],
  ])('%i in time, %i late', (kept, missed, share) => {
    expect(onTimeShare(kept, missed)).toEqual(share);
  });
});
