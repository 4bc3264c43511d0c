import { earlierOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

/** Clocks of two machines differ by less. */
const CLOCK_SKEW_SECONDS = 10;

/**
 * Whether the look that a case in verification waits for serves what was written beside it by now: it lies ahead, so that
 * whoever looks then loads what is there, and it comes by the wanted moment. Every other write of such a case only brings its
 * look forward. A case with a result may be put to rest at any moment by somebody who has not seen what was written.
 */
export const isLookedAtInTime = (
  { state, nextActionAt }: Pick<VerificationCase, 'state' | 'nextActionAt'>,
  { now, by }: { now: Instant; by: Instant },
): boolean =>
  state === 'verifying' &&
  nextActionAt !== undefined &&
  nextActionAt <= by &&
  nextActionAt > plusSeconds(now, CLOCK_SKEW_SECONDS);

/**
 * When to look whether a hint that goes out now got lost. The look that is planned still serves where the hint has half of
 * its time at least: an entry of the due index that stays where it is costs nothing.
 */
export const lookForHint = (
  planned: Instant | undefined,
  { now, recheckSeconds }: { now: Instant; recheckSeconds: number },
): Instant => {
  const soon = plusSeconds(now, recheckSeconds);
  return planned !== undefined && planned >= plusSeconds(now, recheckSeconds / 2)
    ? earlierOf(planned, soon)
    : soon;
};
