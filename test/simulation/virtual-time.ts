import type { Instant } from '#schemas/time';

/** `happen`: undefined where it was taken off again. */
type Happening = { atMs: number; turn: number; happen: (() => void) | undefined };

/** Time that passes only from one happening to the next. Whatever awaits in between runs to its next wait first. */
export type VirtualTime = {
  nowMs: () => number;
  /** The moment as a clock shows it that goes wrong by so much. */
  instant: (skewMs?: number) => Instant;
  at: (atMs: number, happen: () => void) => void;
  /** The same, and answers how to take it off again: what is taken off costs no turn. */
  alarm: (atMs: number, happen: () => void) => () => void;
  wait: (milliseconds: number) => Promise<void>;
  /** When the next thing happens, if anything does. */
  nextAtMs: () => number | undefined;
  /** Ends at the given moment or when nothing more can happen; says how many things happened. */
  runUntil: (endMs: number) => Promise<number>;
};

const isBefore = (left: Happening, right: Happening): boolean =>
  left.atMs < right.atMs || (left.atMs === right.atMs && left.turn < right.turn);

/** Sorted, the next one last, so that taking it is cheap. */
const insert = (agenda: Happening[], happening: Happening): void => {
  let low = 0;
  let high = agenda.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = agenda[middle];
    if (other !== undefined && isBefore(happening, other)) low = middle + 1;
    else high = middle;
  }
  agenda.splice(low, 0, happening);
};

/** Behind everything that can go on without time: a tick comes when no promise has anything left to do. */
const everythingElse = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

/** Made anew only where the moment is another: clocks are looked at several times in each. */
const rememberedInstant = (): ((atMs: number) => Instant) => {
  let lastMs = Number.NaN;
  let last = '';
  return (atMs) => {
    if (atMs === lastMs) return last;
    lastMs = atMs;
    last = new Date(atMs).toISOString();
    return last;
  };
};

export const virtualTime = (startsAtMs: number): VirtualTime => {
  const agenda: Happening[] = [];
  const instantOf = rememberedInstant();
  let now = startsAtMs;
  let turn = 0;
  const planned = (atMs: number, happen: () => void): Happening => {
    turn += 1;
    const happening: Happening = { atMs: Math.max(atMs, now), turn, happen };
    insert(agenda, happening);
    return happening;
  };
  const at = (atMs: number, happen: () => void): void => {
    planned(atMs, happen);
  };
  /** The next that was not taken off. */
  const upcoming = (): Happening | undefined => {
    while (agenda.length > 0 && agenda.at(-1)?.happen === undefined) agenda.pop();
    return agenda.at(-1);
  };
  return {
    nowMs: () => now,
    instant: (skewMs = 0) => instantOf(now + skewMs),
    at,
    alarm: (atMs, happen) => {
      const happening = planned(atMs, happen);
      return () => {
        happening.happen = undefined;
      };
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        at(now + milliseconds, resolve);
      }),
    nextAtMs: () => upcoming()?.atMs,
    runUntil: async (endMs) => {
      let happened = 0;
      for (;;) {
        const next = upcoming();
        if (next === undefined || next.atMs > endMs) break;
        agenda.pop();
        now = next.atMs;
        next.happen?.();
        happened += 1;
        await everythingElse();
      }
      now = endMs;
      return happened;
    },
  };
};
