import { addDays, weekdayOf, yearOf } from '#core/time/day';
import { PRODUCTION_CALENDAR } from '#core/time/production-calendar';
import type { IsoDay } from '#schemas/time';

/** The decree on transfers of days off for this year is not in `core/time/production-calendar.ts`. */
export class CalendarYearMissing extends Error {
  override readonly name = 'CalendarYearMissing';
  readonly year: number;

  constructor(year: number) {
    super(`production calendar: no data for the year ${year}`);
    this.year = year;
  }
}

/** What follows from days that are known; `undefined` where it needs one of a year without a decree. */
export const ifYearsKnown = <Value>(compute: () => Value): Value | undefined => {
  try {
    return compute();
  } catch (fault) {
    if (fault instanceof CalendarYearMissing) return undefined;
    throw fault;
  }
};

/** The decree for a year comes out by the end of September before it: from 1 October on it can be asked for. */
const DECREE_DAYS = 92;

/** Whether the decree for the year that begins soon still has to be entered: terms that run into it cannot be counted. */
export const lacksNextYear = (today: IsoDay): boolean =>
  PRODUCTION_CALENDAR[String(yearOf(addDays(today, DECREE_DAYS)))] === undefined;

/** Throws `CalendarYearMissing`. */
const isWorkingInCountry = (day: IsoDay): boolean => {
  const year = PRODUCTION_CALENDAR[String(yearOf(day))];
  if (year === undefined) throw new CalendarYearMissing(yearOf(day));
  const monthAndDay = day.slice(5);
  const weekday = weekdayOf(day);
  if (weekday === 6) return year.workingSaturdays.includes(monthAndDay);
  return weekday !== 0 && !year.weekdaysOff.includes(monthAndDay);
};

/** Days off of a region beside those of the country. */
type RegionalDaysOff = readonly IsoDay[];
const NONE: RegionalDaysOff = [];

/** Throws `CalendarYearMissing`. */
export const isWorkingDay = (day: IsoDay, regional = NONE): boolean =>
  isWorkingInCountry(day) && !regional.includes(day);

const nearestWorkingDay = (day: IsoDay, step: 1 | -1, regional: RegionalDaysOff): IsoDay => {
  let candidate = day;
  while (!isWorkingDay(candidate, regional)) candidate = addDays(candidate, step);
  return candidate;
};

/** `day` itself or the next working day (ГК РФ art. 193). Throws `CalendarYearMissing`. */
export const workingDayFrom = (day: IsoDay, regional = NONE): IsoDay => nearestWorkingDay(day, 1, regional);

/** `day` itself or the working day before it. Throws `CalendarYearMissing`. */
export const workingDayUntil = (day: IsoDay, regional = NONE): IsoDay => nearestWorkingDay(day, -1, regional);

/** The day after the event is the first that counts (ГК РФ art. 191). Throws `CalendarYearMissing`. */
export const addWorkingDays = (day: IsoDay, workingDays: number, regional = NONE): IsoDay => {
  let reached = day;
  for (let counted = 0; counted < workingDays; counted += 1) {
    reached = workingDayFrom(addDays(reached, 1), regional);
  }
  return reached;
};
