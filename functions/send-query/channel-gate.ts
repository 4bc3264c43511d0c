import type { Endpoint } from '#core/agency';
import { admission, afterCalls, circuitAt, CLOSED, rateShare } from '#core/channel/circuit';
import { nextOpening } from '#core/channel/opening-hours';
import { outSeconds, withCircuit } from '#core/channel/outage';
import { leaseTokens } from '#core/channel/token-lease';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, Pause } from '#core/ports';
import { turns } from '#functions/runtime/queues/in-turn';
import type { Channel } from '#schemas/channel';
import type { Instant } from '#schemas/time';

export type ChannelGateDeps = {
  store: Pick<CaseStore, 'loadChannel' | 'updateChannel'>;
  clock: Clock;
  pause: Pause;
};

/** An endpoint of an agency, and how many callers it may have at once. */
export type ChannelFacts = { channel: string; endpoint: Endpoint; callers: number };

export type Leave =
  | { type: 'call' }
  /** Nobody may call before. `code`: `circuit-open`, `rate`, `closed-hours`. */
  | {
      type: 'wait';
      code: 'circuit-open' | 'rate' | 'closed-hours';
      until: Instant;
      /** How long the agency does not answer, or has still to get over that it did not; absent: neither. */
      outSeconds?: number;
    };

export type ChannelGate = {
  admit: () => Promise<Leave>;
  /** What came of an admitted call: an answer of any content is a success. */
  report: (outcome: 'answered' | 'failed') => Promise<void>;
};

/** Waiting inside an act is cheaper than writing the row, up to here. */
const LONGEST_PAUSE_SECONDS = 5;
const SHORTEST_PAUSE_SECONDS = 0.05;
/** Tries against other callers who write the same row. */
const TRIES = 5;

/** What `decide` says at last, or `undefined` where others were first every time. */
const persistently = async <Outcome>(
  decide: () => Promise<Outcome | undefined>,
): Promise<Outcome | undefined> => {
  for (let time = 0; time < TRIES; time += 1) {
    const outcome = await decide();
    if (outcome !== undefined) return outcome;
  }
  return undefined;
};

const outOf = (channel: Channel, now: Instant): { outSeconds?: number } => {
  const seconds = outSeconds(channel, now);
  return seconds > 0 ? { outSeconds: seconds } : {};
};

const secondsUntil = (now: Instant, until: Instant): number => (Date.parse(until) - Date.parse(now)) / 1000;

/**
 * The gate of one channel for one environment. Tokens are leased in blocks from the channel's row; while a block lasts
 * (seconds) the circuit is believed as it was last seen, which is after each failed call.
 */
export const channelGate = (facts: ChannelFacts, { store, clock, pause }: ChannelGateDeps): ChannelGate => {
  const { channel, endpoint, callers } = facts;
  let known: Channel | undefined;
  let block: { tokens: number; validUntil: Instant } | undefined;
  // The callers of one environment would only take the row from each other: one leases, the others find the block.
  const inTurn = turns();

  const load = async (now: Instant): Promise<Channel> => {
    const stored = await store.loadChannel(channel);
    return stored === undefined
      ? {
          channel,
          version: 0,
          circuit: CLOSED,
          bucket: { tokens: Math.max(1, endpoint.callsPerSecond), refilledAt: now },
        }
      : { ...stored, circuit: circuitAt(stored.circuit, now) };
  };

  /** `undefined`: somebody else changed the channel meanwhile. */
  const write = async (next: Channel): Promise<Channel | undefined> => {
    const changed = { ...next, version: next.version + 1 };
    if ((await store.updateChannel(changed)) === 'conflict') return undefined;
    known = changed;
    return changed;
  };

  const takeFromBlock = (now: Instant): boolean => {
    if (block === undefined || block.tokens === 0 || now >= block.validUntil) return false;
    if (known?.circuit.state === 'open') return false;
    block.tokens -= 1;
    return true;
  };

  const leaseBlock = async (before: Channel, now: Instant): Promise<Leave | undefined> => {
    const callsPerSecond = endpoint.callsPerSecond * rateShare(before.circuit, now);
    const lease = leaseTokens(before.bucket, { now, callsPerSecond, callers });
    if (lease.type === 'empty')
      return { type: 'wait', code: 'rate', until: lease.until, ...outOf(before, now) };
    if ((await write({ ...before, bucket: lease.bucket })) === undefined) return undefined;
    block = { tokens: lease.tokens - 1, validUntil: lease.validUntil };
    return { type: 'call' };
  };

  const lookAtChannel = async (now: Instant): Promise<Leave | undefined> => {
    const before = await load(now);
    const admitted = admission(before.circuit, now);
    switch (admitted.type) {
      case 'wait':
        return { type: 'wait', code: 'circuit-open', until: admitted.until, ...outOf(before, now) };
      case 'probe':
        return (await write({ ...before, circuit: admitted.next })) && { type: 'call' };
      case 'call':
        return leaseBlock(before, now);
    }
  };

  const admitNow = async (now: Instant): Promise<Leave> => {
    const opensAt = endpoint.openingHours === undefined ? now : nextOpening(endpoint.openingHours, now);
    if (opensAt > now) return { type: 'wait', code: 'closed-hours', until: opensAt };
    return inTurn(channel, async () => {
      if (takeFromBlock(now)) return { type: 'call' };
      const leave = await persistently(() => lookAtChannel(now));
      return leave ?? { type: 'wait', code: 'rate', until: plusSeconds(now, 1) };
    });
  };

  const admit = async (): Promise<Leave> => {
    const startedAt = clock();
    for (;;) {
      const now = clock();
      const leave = await admitNow(now);
      if (leave.type === 'call' || leave.code !== 'rate') return leave;
      if (secondsUntil(startedAt, leave.until) > LONGEST_PAUSE_SECONDS) return leave;
      await pause(Math.max(SHORTEST_PAUSE_SECONDS, secondsUntil(now, leave.until)));
    }
  };

  const report = async (outcome: 'answered' | 'failed'): Promise<void> => {
    const isQuiet = known !== undefined && known.circuit.state !== 'open' && known.circuit.failed === 0;
    // The usual call costs no write: nothing is counted before something fails.
    if (outcome === 'answered' && isQuiet) return;
    const failed = outcome === 'failed' ? 1 : 0;
    // A count that others keep from being written is no fact that anybody waits for: look anew before the next call.
    const said = await inTurn(channel, () =>
      persistently(async () => {
        const now = clock();
        const before = await load(now);
        const circuit = afterCalls(before.circuit, { now, failed, succeeded: 1 - failed });
        return write(withCircuit(before, circuit, now));
      }),
    );
    if (said === undefined) block = undefined;
  };

  return { admit, report };
};
