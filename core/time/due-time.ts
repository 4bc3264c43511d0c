import { civilDayOf } from '#core/time/local-time';
import { earlierOf, laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { Instant, IsoDay } from '#schemas/time';

const DAY_SECONDS = 86_400;
const QUARTER_SECONDS = 900;
/** Zones lie at most 14 hours ahead of UTC and 12 behind, on whole quarters of an hour. */
const AHEAD_QUARTERS = 56;
const ZONE_QUARTERS = AHEAD_QUARTERS + 48 + 4;

/**
 * The last millisecond of a civil day in a zone (IANA name). The next day begins somewhere between the first zone to see
 * it and the last; halving that span finds the quarter of an hour.
 */
export const endOfDay = (day: IsoDay, timeZone: string): Instant => {
  const earliest = plusSeconds(`${day}T00:00:00.000Z`, DAY_SECONDS - AHEAD_QUARTERS * QUARTER_SECONDS);
  const quarterAt = (quarters: number): Instant => plusSeconds(earliest, quarters * QUARTER_SECONDS);
  let notBefore = 0;
  let notAfter = ZONE_QUARTERS;
  while (notBefore < notAfter) {
    const middle = Math.floor((notBefore + notAfter) / 2);
    if (civilDayOf(quarterAt(middle), timeZone) > day) notAfter = middle;
    else notBefore = middle + 1;
  }
  return plusSeconds(quarterAt(notAfter), -0.001);
};

/**
 * When silence becomes an answer: the end of the safe due day, but at least a day from now (a late request is still
 * asked about), and never later than the longest wait of the deployment.
 */
export const dueTimeOf = (
  now: Instant,
  terms: { safeDue: IsoDay; timeZone: string; answerWaitSeconds: number },
): Instant => {
  const legal = endOfDay(terms.safeDue, terms.timeZone);
  const soonest = plusSeconds(now, DAY_SECONDS);
  const latest = plusSeconds(now, terms.answerWaitSeconds);
  return earlierOf(laterOf(legal, soonest), latest);
};
