import { describe, expect, test } from 'vitest';
import { isWorkingDay } from '#core/time/calendar';
import { addDays } from '#core/time/day';
import { deadlinesOf } from '#core/terms/deadlines';
import { forecastAnswer } from '#core/terms/forecast';
import { vladimir } from '#test/core/answered';

const forecast = (on: string, termWorkingDays: number) => {
  const [preparation, notice] = deadlinesOf(on, vladimir());
  if (preparation === undefined || notice === undefined) throw new Error('no terms');
  return forecastAnswer({ on, termWorkingDays }, { preparation, notice });
};

const startDays = (): string[] => {
  const days: string[] = [];
  for (let day = '2021-01-01'; day < '2027-11-30'; day = addDays(day, 1))
    if (isWorkingDay(day)) days.push(day);
  return days;
};

describe('whether an agency can answer in time', () => {
  test('over every working start day there is data for', () => {
    expect(startDays()).toHaveLength(1707);
  });

  test.each([
    { term: 1, day6: 99.6, shifted: 100, day10: 99.7 },
    { term: 2, day6: 99.3, shifted: 99.6, day10: 99.3 },
    { term: 3, day6: 97, shifted: 98, day10: 98.9 },
    { term: 4, day6: 89.6, shifted: 92.3, day10: 98.5 },
    { term: 5, day6: 0.4, shifted: 18.5, day10: 96.7 },
  ])('$term working days', ({ term, day6, shifted, day10 }) => {
    const all = startDays().map((day) => forecast(day, term));
    const share = (count: number): number => Math.round((count * 1000) / all.length) / 10;

    expect(share(all.filter(({ meetsPreparation }) => meetsPreparation === 'yes').length)).toBe(day6);
    expect(share(all.filter(({ meetsPreparation }) => meetsPreparation !== 'no').length)).toBe(shifted);
    expect(share(all.filter(({ meetsNotice }) => meetsNotice).length)).toBe(day10);
  });

  test('five working days from a Monday end on the seventh day', () => {
    expect(forecast('2026-11-16', 5)).toEqual({
      answerDueOn: '2026-11-23',
      meetsPreparation: 'shifted',
      meetsNotice: true,
    });
    expect(forecast('2026-11-18', 5)).toMatchObject({ answerDueOn: '2026-11-25', meetsPreparation: 'no' });
    expect(forecast('2026-11-16', 3)).toMatchObject({ answerDueOn: '2026-11-19', meetsPreparation: 'yes' });
    expect(forecast('2026-12-28', 5)).toMatchObject({ answerDueOn: '2027-01-13', meetsNotice: false });
  });
});
