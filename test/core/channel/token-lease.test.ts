import { leaseTokens, LEASE_SECONDS } from '#core/channel/token-lease';
import { plusSeconds } from '#core/time/plus-seconds';
import type { TokenBucket } from '#schemas/channel';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const START = '2026-03-02T06:00:00.000Z';
const at = (seconds: number): string => plusSeconds(START, seconds);
const full = (tokens: number): TokenBucket => ({ tokens, refilledAt: START });

test('eight callers share fifty calls a second: six tokens a block', () => {
  expect(leaseTokens(full(25), { now: START, callsPerSecond: 50, callers: 8 })).toEqual({
    type: 'granted',
    bucket: { tokens: 19, refilledAt: START },
    tokens: 6,
    validUntil: at(5),
  });
});

test('a slow agency: one token every ten seconds, and the moment of the next is told', () => {
  const allowance = { callsPerSecond: 0.1, callers: 4 };
  const first = leaseTokens(full(1), { now: START, ...allowance });
  expect(first).toMatchObject({ type: 'granted', tokens: 1 });
  const empty = { tokens: 0, refilledAt: START };
  expect(leaseTokens(empty, { now: at(4), ...allowance })).toEqual({ type: 'empty', until: at(10) });
  expect(leaseTokens(empty, { now: at(10), ...allowance })).toMatchObject({ type: 'granted', tokens: 1 });
});

test('a night of silence saves no more than half a second of calls', () => {
  const lease = leaseTokens(full(0), { now: at(30_000), callsPerSecond: 20, callers: 1 });
  expect(lease).toMatchObject({ type: 'granted', tokens: 10, bucket: { tokens: 0 } });
});

test('a clock that runs behind refills nothing and does not set the bucket back', () => {
  const lease = leaseTokens(full(3), { now: at(-60), callsPerSecond: 10, callers: 10 });
  expect(lease).toMatchObject({ type: 'granted', tokens: 1, bucket: { tokens: 2, refilledAt: START } });
});

test('never more than the rate and half a second of burst, whoever asks whenever', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 300 }),
      (callsPerSecond, callers, pausesMs) => {
        let bucket = full(1000);
        let second = 0;
        let granted = 0;
        for (const pause of pausesMs) {
          second += pause / 1000;
          const lease = leaseTokens(bucket, { now: at(second), callsPerSecond, callers });
          if (lease.type === 'empty') {
            expect(lease.until > at(second)).toBe(true);
            continue;
          }
          bucket = lease.bucket;
          granted += lease.tokens;
          expect(lease.validUntil).toBe(at(second + LEASE_SECONDS));
        }
        const burst = Math.max(1, callsPerSecond / 2);
        expect(granted).toBeLessThanOrEqual(Math.ceil(callsPerSecond * second + burst + 1e-6));
      },
    ),
  );
});
