import { addDays, weekdayOf } from '#core/time/day';
import { endOfDay } from '#core/time/due-time';
import { civilDayOf } from '#core/time/local-time';
import { laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { Instant, IsoDay } from '#schemas/time';

/** When an agency takes questions, in its own zone; zones of Russia know no summer time. */
export type OpeningHours = {
  timeZone: string;
  /** 0 is Sunday, 6 is Saturday. */
  weekdays: readonly number[];
  /** Whole hours, 0 to 24. */
  fromHour: number;
  untilHour: number;
};

const HOUR_SECONDS = 3600;
const DAYS_AHEAD = [0, 1, 2, 3, 4, 5, 6, 7];

const spanOn = (day: IsoDay, { timeZone, fromHour, untilHour }: OpeningHours) => {
  const midnight = plusSeconds(endOfDay(addDays(day, -1), timeZone), 0.001);
  return {
    opensAt: plusSeconds(midnight, fromHour * HOUR_SECONDS),
    closesAt: plusSeconds(midnight, untilHour * HOUR_SECONDS),
  };
};

/** The moment from which the agency takes a question: `now` while it is open. */
export const nextOpening = (hours: OpeningHours, now: Instant): Instant => {
  const today = civilDayOf(now, hours.timeZone);
  const next = DAYS_AHEAD.map((ahead) => addDays(today, ahead))
    .filter((day) => hours.weekdays.includes(weekdayOf(day)))
    .map((day) => spanOn(day, hours))
    .find(({ closesAt }) => closesAt > now);
  return laterOf(now, next?.opensAt ?? now);
};
