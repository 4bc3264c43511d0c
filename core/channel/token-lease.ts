import { laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { TokenBucket } from '#schemas/channel';
import type { Instant } from '#schemas/time';

/** Tokens that are not used by then are lost: an old lease never adds to a new second's calls. */
export const LEASE_SECONDS = 5;
/**
 * A full bucket holds half a second of the agency's rate, and never less than one call: with what callers still have in hand, no
 * ten seconds see a tenth more than the rate.
 */
const BURST_SECONDS = 0.5;

/** What the agency allows at this moment, and how many callers share it. */
export type Allowance = { now: Instant; callsPerSecond: number; callers: number };

export type Lease =
  | { type: 'granted'; bucket: TokenBucket; tokens: number; validUntil: Instant }
  /** Nothing is left; a token will be there at `until`. */
  | { type: 'empty'; until: Instant };

/** A clock that went back refills nothing. */
const refilled = ({ tokens, refilledAt }: TokenBucket, { now, callsPerSecond }: Allowance): TokenBucket => {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(refilledAt)) / 1000);
  const capacity = Math.max(1, callsPerSecond * BURST_SECONDS);
  return {
    tokens: Math.min(capacity, tokens + seconds * callsPerSecond),
    refilledAt: laterOf(now, refilledAt),
  };
};

/** A block of tokens for one caller: its share of a second, at least one. */
export const leaseTokens = (bucket: TokenBucket, allowance: Allowance): Lease => {
  const { now, callsPerSecond, callers } = allowance;
  const full = refilled(bucket, allowance);
  const share = Math.max(1, Math.floor(callsPerSecond / callers));
  const tokens = Math.min(share, Math.floor(full.tokens));
  if (tokens === 0) {
    const milliseconds = Math.ceil(((1 - full.tokens) / callsPerSecond) * 1000);
    return { type: 'empty', until: plusSeconds(now, milliseconds / 1000) };
  }
  return {
    type: 'granted',
    bucket: { ...full, tokens: full.tokens - tokens },
    tokens,
    validUntil: plusSeconds(now, LEASE_SECONDS),
  };
};
