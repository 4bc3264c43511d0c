import type { FakeRows } from '#test/fakes/fake-rows';
import type { Receipts } from '#test/simulation/offices';
import type { Weather } from '#test/simulation/faulty-ports';

/** What was written in between is gone. */
export type Gap = { fromMs: number; untilMs: number };

const MINUTE_MS = 60_000;
const GAP_MS = 5 * MINUTE_MS;
/** Clocks differ by this much at most; what was under way during the restore ends within a function's time. */
const SKEW_MS = 5000;
const UNDER_WAY_MS = 60_000;

export const isInGap = (gaps: readonly Gap[], at: string): boolean =>
  gaps.some(({ fromMs, untilMs }) => {
    const atMs = Date.parse(at);
    return fromMs - SKEW_MS <= atMs && atMs <= untilMs + UNDER_WAY_MS;
  });

/** Puts rows back past whoever watches writes: a restore is none. */
const keptRows = (map: Map<string, unknown>): (() => void) => {
  const entries = [...map];
  const put = Map.prototype.set.bind(map);
  return () => {
    map.clear();
    for (const [key, row] of entries) put(key, row);
  };
};

const keptTable = (rows: FakeRows): (() => void) => {
  const persons = [...rows.persons.values()].map(keptRows);
  const maps = Object.values(rows).map(keptRows);
  return () => {
    for (const putBack of [...maps, ...persons]) putBack();
  };
};

/**
 * Some worlds lose five minutes of their table while things go wrong. Then the runbook has everybody say again what they
 * said since: the offices first, so that the cases are there.
 */
export const startRestore = (
  { weather, receipts, rows }: { weather: Weather; receipts: Receipts; rows: FakeRows },
  untilMs: number,
): readonly Gap[] => {
  const { time, swarm, dice } = weather;
  if (!swarm.strikes('table-restored')) return [];
  const fromMs = time.nowMs() + dice.below(untilMs - time.nowMs() - GAP_MS);
  const gap = { fromMs, untilMs: fromMs + GAP_MS };
  time.at(gap.fromMs, () => {
    const putBack = keptTable(rows);
    time.at(gap.untilMs, () => {
      putBack();
      for (const { atMs, again } of [...receipts.told]) if (atMs >= gap.fromMs) again();
    });
    // Who was heard just before, and has the receipt only now.
    time.at(gap.untilMs + UNDER_WAY_MS, () => {
      for (const { atMs, again } of [...receipts.told]) if (atMs >= gap.untilMs) again();
    });
  });
  return [gap];
};
