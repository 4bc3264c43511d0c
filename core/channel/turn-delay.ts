import type { Instant } from '#schemas/time';

const SHARE_OF_REMAINING = 0.02;
const SHORTEST_SECONDS = 30;
const LONGEST_SECONDS = 900;
/** An outage of up to two hours changes nothing. */
const SHORT_OUTAGE_SECONDS = 7200;
const SHARE_OF_OUTAGE = 0.1;
const LONGEST_IN_OUTAGE_SECONDS = 7200;

/** `outSeconds`: how long the agency does not answer, or has still to get over that it did not (`core/channel/outage.ts`). */
type Turn = { now: Instant; dueAt: Instant; outSeconds: number };

const limited = (seconds: number, { from, until }: { from: number; until: number }): number =>
  Math.min(until, Math.max(from, seconds));

/**
 * Seconds until a question that its agency cannot take now has its next turn: the nearer its due time, the sooner, so that the
 * oldest deadlines are asked first when the agency is back. In a long outage a tenth of what it has lasted beyond two
 * hours, two hours at most and half of what is left: whoever waits for days is looked at ever less often. A quarter more
 * or less by chance, so that those who began to wait together do not come back together.
 */
export const turnDelaySeconds = ({ now, dueAt, outSeconds }: Turn, random: number): number => {
  const remainingSeconds = (Date.parse(dueAt) - Date.parse(now)) / 1000;
  const usual = limited(remainingSeconds * SHARE_OF_REMAINING, {
    from: SHORTEST_SECONDS,
    until: LONGEST_SECONDS,
  });
  const inOutage = limited((outSeconds - SHORT_OUTAGE_SECONDS) * SHARE_OF_OUTAGE, {
    from: usual,
    until: Math.min(LONGEST_IN_OUTAGE_SECONDS, remainingSeconds / 2),
  });
  return Math.max(usual, inOutage) * (0.75 + random / 2);
};
