import type { IsoDay } from '#schemas/time';

const DAY_MILLISECONDS = 86_400_000;

/** A date without a time is read as UTC (ECMA-262, 21.4.1.32): no zone of the machine gets in. */
const numberOf = (day: IsoDay): number => Date.parse(day) / DAY_MILLISECONDS;

export const addDays = (day: IsoDay, days: number): IsoDay =>
  new Date((numberOf(day) + days) * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** Days from the first to the second; negative where that is earlier. */
export const daysBetween = (from: IsoDay, until: IsoDay): number => numberOf(until) - numberOf(from);

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: IsoDay): number => new Date(Date.parse(day)).getUTCDay();

export const yearOf = (day: IsoDay): number => Number(day.slice(0, 4));

/** Full years on `day`; somebody born on 29 February has the birthday on 1 March of a common year. */
export const ageOn = (birthDate: IsoDay, day: IsoDay): number =>
  yearOf(day) - yearOf(birthDate) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Same number of the same month; 29 February becomes 28 February (ГК РФ art. 192). */
export const yearsBefore = (day: IsoDay, years: number): IsoDay => {
  const year = yearOf(day) - years;
  const rest = day.slice(5) === '02-29' && !isLeap(year) ? '02-28' : day.slice(5);
  return `${String(year).padStart(4, '0')}-${rest}`;
};

const ADULT_AGE = 18;

export const isAdultOn = (birthDate: IsoDay, day: IsoDay): boolean => ageOn(birthDate, day) >= ADULT_AGE;
