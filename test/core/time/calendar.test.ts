import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  CalendarYearMissing,
  ifYearsKnown,
  isWorkingDay,
  lacksNextYear,
  workingDayFrom,
  workingDayUntil,
} from '#core/time/calendar';
import { addDays } from '#core/time/day';
import { PRODUCTION_CALENDAR } from '#core/time/production-calendar';
import { workingDayVectors } from '#test/core/working-day-vectors';

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) days.push(day);
  return days;
};

const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);

describe('the production calendar', () => {
  // Totals of the decrees, by quarter.
  test.each([
    [2021, 247, [56, 62, 66, 63]],
    [2022, 247, [57, 60, 66, 64]],
    [2023, 247, [57, 61, 65, 64]],
    [2024, 248, [57, 60, 66, 65]],
    [2025, 247, [58, 59, 66, 64]],
    [2026, 247, [55, 62, 66, 64]],
    [2027, 247, [56, 62, 66, 63]],
  ])('%i has %i working days', (year, total, quarters) => {
    const working = daysOf(year).filter((day) => isWorkingDay(day));

    expect(working).toHaveLength(total);
    expect([1, 2, 3, 4].map((quarter) => working.filter((day) => quarterOf(day) === quarter).length)).toEqual(
      quarters,
    );
  });

  test('every year names its decree', () => {
    for (const { decree } of Object.values(PRODUCTION_CALENDAR)) expect(decree).toMatch(/^№ \d{4} of /);
  });

  test('no entry is redundant: days off are weekdays, working Saturdays are Saturdays', () => {
    for (const [year, { weekdaysOff, workingSaturdays }] of Object.entries(PRODUCTION_CALENDAR)) {
      const weekday = (day: string): number => new Date(`${year}-${day}T00:00:00Z`).getUTCDay();

      expect(weekdaysOff.filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([]);
      expect(workingSaturdays.filter((day) => weekday(day) !== 6)).toEqual([]);
    }
  });

  test.each([
    ['2021-05-04', true, 'a presidential day off moves no term'],
    ['2021-05-07', true, 'a presidential day off moves no term'],
    ['2021-11-01', true, 'a presidential day off moves no term'],
    ['2021-11-04', false, 'a holiday'],
    ['2024-12-28', true, 'a working Saturday'],
    ['2027-02-20', true, 'a working Saturday'],
    ['2027-11-13', false, 'predicted by the press, not in the decree'],
    ['2025-03-10', true, 'wrongly off in a public package'],
    ['2026-03-23', true, 'wrongly off in a public package'],
    ['2026-11-23', true, 'wrongly off in a public package'],
    ['2026-12-31', false, 'moved by the decree'],
    ['2026-11-22', false, 'a Sunday'],
  ])('%s: working %s, %s', (day, isWorking) => {
    expect(isWorkingDay(day)).toBe(isWorking);
  });

  test('a year without a decree is unknown, also its weekends', () => {
    expect(() => isWorkingDay('2028-01-01')).toThrow(CalendarYearMissing);
    expect(() => isWorkingDay('2028-03-01')).toThrow('2028');
    expect(() => isWorkingDay('2020-12-31')).toThrow(CalendarYearMissing);
  });

  test.each([
    ['2027-09-30', false],
    ['2027-10-01', true],
    ['2027-12-31', true],
    ['2026-12-31', false],
  ])('on %s the decree for the next year is lacking: %s', (today, isLacking) => {
    expect(lacksNextYear(today)).toBe(isLacking);
  });

  test('what needs a day of an unknown year is undefined; another fault is thrown on', () => {
    expect(ifYearsKnown(() => addWorkingDays('2027-12-28', 5))).toBeUndefined();
    expect(ifYearsKnown(() => addWorkingDays('2027-12-28', 2))).toBe('2027-12-30');
    expect(() =>
      ifYearsKnown((): string => {
        throw new RangeError('another');
      }),
    ).toThrow('another');
  });

  test('counting into a year without a decree fails loudly', () => {
    expect(() => addWorkingDays('2027-12-28', 5)).toThrow(CalendarYearMissing);
    expect(() => workingDayFrom('2027-12-31')).toThrow(CalendarYearMissing);
    expect(workingDayUntil('2027-12-31')).toBe('2027-12-30');
  });
});

describe('working days from an event', () => {
  test.each(workingDayVectors)('%s: the fifth is %s, the fifteenth %s', (event, fifth, fifteenth) => {
    expect(addWorkingDays(event, 5)).toBe(fifth);
    expect(addWorkingDays(event, 15)).toBe(fifteenth);
  });
});
