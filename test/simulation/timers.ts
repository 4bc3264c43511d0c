import { earlierOf } from '#core/time/order';
import type { Instant } from '#schemas/time';
import type { FakeRows } from '#test/fakes/fake-rows';
import type { Exchange } from '#test/simulation/exchange';
import type { Weather } from '#test/simulation/faulty-ports';

const MINUTE_MS = 60_000;
const LONGEST_GAP_MS = 20 * MINUTE_MS;

const nextMinute = (atMs: number): number => Math.ceil(atMs / MINUTE_MS) * MINUTE_MS;

/** When the first row of the due index is due. */
const firstDueMs = ({ cases, events }: FakeRows): number => {
  let first: Instant | undefined;
  for (const rows of [cases, events]) {
    for (const { nextActionAt } of rows.values()) {
      if (nextActionAt !== undefined) first = earlierOf(first ?? nextActionAt, nextActionAt);
    }
  }
  return first === undefined ? Number.POSITIVE_INFINITY : Date.parse(first);
};

/**
 * The minute timers of the deployment. A minute in which a timer would find nothing is left out: nothing becomes due
 * but by something that happens, so the next look is at the first due row or after the next happening.
 */
export const startTimers = (exchange: Exchange, rows: FakeRows, { time, swarm, dice }: Weather): void => {
  const sweeping = (): void => {
    if (firstDueMs(rows) <= time.nowMs()) exchange.sweep();
    for (const queue of exchange.queues) {
      if (swarm.strikes('queue-purged')) queue.purge();
      if (swarm.strikes('queue-replayed')) queue.replay();
    }
    const next = Math.min(firstDueMs(rows), time.nextAtMs() ?? Number.POSITIVE_INFINITY);
    const atMs = nextMinute(
      Math.max(time.nowMs() + MINUTE_MS, Math.min(next, time.nowMs() + 6 * 60 * MINUTE_MS)),
    );
    time.at(atMs, sweeping);
  };
  /** Answers are looked for each minute at first, then less often; the agencies keep them. */
  const looking = (gapMs: number): void => {
    exchange.collect();
    exchange.callBack();
    const next = Math.min(gapMs * 1.5, LONGEST_GAP_MS);
    time.at(time.nowMs() + gapMs + dice.below(1000), () => {
      looking(next);
    });
  };
  sweeping();
  looking(MINUTE_MS);
};
