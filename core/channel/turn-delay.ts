import type { Instant } from '#schemas/time';

const SHARE_OF_REMAINING = 0.02;
const SHORTEST_SECONDS = 30;
const LONGEST_SECONDS = 900;

/**
 * Seconds until a question that found its agency's circuit open has its next turn: the nearer its due time, the sooner,
 * so that the oldest deadlines are asked first when the agency is back. A quarter more or less by chance.
 */
export const turnDelaySeconds = (turn: { now: Instant; dueAt: Instant }, random: number): number => {
  const remainingSeconds = (Date.parse(turn.dueAt) - Date.parse(turn.now)) / 1000;
  const wanted = Math.max(SHORTEST_SECONDS, remainingSeconds * SHARE_OF_REMAINING);
  return Math.min(LONGEST_SECONDS, wanted) * (0.75 + random / 2);
};
