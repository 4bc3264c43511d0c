import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, ageOn, isAdultOn, weekdayOf, yearsBefore } from '#core/time/day';
import { civilDayOf } from '#core/time/local-time';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '#core/time/month';

const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test.each([
    ['2026-11-23', 6, '2026-11-29'],
    ['2026-12-30', 6, '2027-01-05'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2027-01-01', -1, '2026-12-31'],
    // Spring clock changes of 2010 in Moscow lose an hour, not a day.
    ['2010-03-27', 2, '2010-03-29'],
  ])('%s and %i days', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  test('forth and back, and the order is kept', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 800 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(addDays(day, count) > day).toBe(true);
      }),
    );
  });

  test('23 November 2026 is a Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('2027-02-20')).toBe(6);
  });
});

describe('ages', () => {
  test.each([
    ['2008-11-23', '2026-11-22', 17],
    ['2008-11-23', '2026-11-23', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-23', '2026-11-23', 0],
    ['1906-11-23', '2026-11-23', 120],
  ])('born %s, on %s: %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age);
    expect(isAdultOn(birthDate, day)).toBe(age >= 18);
  });
});

describe('years before', () => {
  test.each([
    ['2024-02-29', 5, '2019-02-28'],
    ['2024-02-29', 4, '2020-02-29'],
    ['2026-11-23', 5, '2021-11-23'],
    ['2025-02-28', 5, '2020-02-28'],
  ])('%s minus %i', (day, years, expected) => {
    expect(yearsBefore(day, years)).toBe(expected);
  });
});

describe('months', () => {
  test('cross the year both ways', () => {
    expect(addMonths('2027-01', -1)).toBe('2026-12');
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-11', -23)).toBe('2024-12');
  });

  test('begin and end', () => {
    expect(monthOf('2026-11-23')).toBe('2026-11');
    expect(firstDayOf('2024-02')).toBe('2024-02-01');
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(lastDayOf('2026-12')).toBe('2026-12-31');
  });
});

describe('the civil day of an instant', () => {
  test.each([
    ['2026-11-23T20:59:59.999Z', 'Europe/Moscow', '2026-11-23'],
    ['2026-11-23T21:00:00.000Z', 'Europe/Moscow', '2026-11-24'],
    ['2026-11-23T16:00:00.000Z', 'Asia/Irkutsk', '2026-11-24'],
    // A quarter of an hour apart, and asked of one zone after the other.
    ['2026-11-23T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-23'],
    ['2026-11-23T18:15:00.000Z', 'Asia/Kathmandu', '2026-11-24'],
    ['2026-11-23T18:15:00.000Z', 'Europe/Moscow', '2026-11-23'],
    ['2026-11-23T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-23'],
  ])('%s in %s', (instant, zone, day) => {
    expect(civilDayOf(instant, zone)).toBe(day);
  });
});
