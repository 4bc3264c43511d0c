import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextState } from '#core/case/case-lifecycle';
import { dueTimeOf, endOfDay } from '#core/time/due-time';
import { plusSeconds } from '#core/time/plus-seconds';
import { retryDelaySeconds } from '#core/queries/retry-delay';

describe('the wait after a failure', () => {
  it('doubles from five seconds to a quarter of an hour', () => {
    expect([1, 2, 3, 4, 8, 9, 50].map((attempts) => retryDelaySeconds(attempts, 0))).toEqual([
      2.5, 5, 10, 20, 320, 450, 450,
    ]);
    expect(retryDelaySeconds(1, 0.5)).toBe(3.75);
  });

  it('lies between half of the full wait and the full wait', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, random) => {
          const seconds = retryDelaySeconds(attempts, random);
          return seconds >= 2.5 && seconds < 900;
        },
      ),
    );
  });
});

describe('the due time of a question', () => {
  const terms = { safeDue: '2026-11-26', timeZone: 'Europe/Moscow', answerWaitSeconds: 30 * 86_400 };

  it('is the end of the safe due day in the zone of the policy', () => {
    expect(dueTimeOf('2026-11-20T08:00:00.000Z', terms)).toBe('2026-11-26T20:59:59.999Z');
  });

  it('is at least a day away, however late the request comes', () => {
    expect(dueTimeOf('2026-11-26T12:00:00.000Z', terms)).toBe('2026-11-27T12:00:00.000Z');
    expect(dueTimeOf('2026-12-10T12:00:00.000Z', terms)).toBe('2026-12-11T12:00:00.000Z');
  });

  it('is never later than the longest wait of the deployment', () => {
    expect(dueTimeOf('2026-11-20T08:00:00.000Z', { ...terms, answerWaitSeconds: 60 })).toBe(
      '2026-11-20T08:01:00.000Z',
    );
  });

  it.each([
    ['Asia/Kamchatka', '2026-11-26T11:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-11-26T09:59:59.999Z'],
    ['Asia/Kathmandu', '2026-11-26T18:14:59.999Z'],
    ['America/Los_Angeles', '2026-11-27T07:59:59.999Z'],
    ['UTC', '2026-11-26T23:59:59.999Z'],
  ])('knows when the day ends in %s', (timeZone, end) => {
    expect(endOfDay('2026-11-26', timeZone)).toBe(end);
  });
});

describe('the life of a case', () => {
  it('has no other steps than these', () => {
    expect(nextState('received', 'opened')).toBe('verifying');
    expect(nextState('verifying', 'concluded')).toBe('result-ready');
    expect(nextState('result-ready', 'concluded')).toBe('result-ready');
    expect(nextState('received', 'concluded')).toBeUndefined();
    expect(nextState('verifying', 'opened')).toBeUndefined();
    expect(nextState('result-ready', 'opened')).toBeUndefined();
  });
});

describe('a moment and seconds', () => {
  it('crosses days and keeps milliseconds', () => {
    expect(plusSeconds('2026-12-31T23:59:59.999Z', 0.001)).toBe('2027-01-01T00:00:00.000Z');
    expect(plusSeconds('2026-03-01T00:00:00.000Z', -1)).toBe('2026-02-28T23:59:59.000Z');
  });
});
