import type { Instant } from '#schemas/time';

/** The moment `seconds` after `at`. */
export const plusSeconds = (at: Instant, seconds: number): Instant =>
  new Date(Date.parse(at) + Math.round(seconds * 1000)).toISOString();
