/** First wait after a failure, and the longest one: an agency that is down for days is asked about every quarter of an hour. */
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 900;

/**
 * Seconds to wait after `attempts` ≥ 1 failed tries: doubling, capped, the upper half of it drawn by chance, so that a
 * thousand questions that failed together do not come back together.
 */
export const retryDelaySeconds = (attempts: number, random: number): number => {
  const full = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20));
  return full / 2 + (full / 2) * random;
};
