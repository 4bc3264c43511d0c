import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarYearMissing, isWorkingDay } from '#core/time/calendar';
import { addDays } from '#core/time/day';
import { deadlinesOf } from '#core/terms/deadlines';
import { vladimir } from '#test/core/answered';

/** Nominal and legal due day of preparation (6), notice (10) and final answer (30). */
const duesOf = (acceptedOn: string): [string, string][] =>
  deadlinesOf(acceptedOn, vladimir()).map(({ nominalDue, legalDue }) => [nominalDue, legalDue]);

describe('the terms of clauses 3.2.2 and 3.2.3', () => {
  test.each([
    [
      '2026-11-23',
      [
        ['2026-11-29', '2026-11-30'],
        ['2026-12-03', '2026-12-03'],
        ['2026-12-23', '2026-12-23'],
      ],
    ],
    [
      '2026-12-25',
      [
        ['2026-12-31', '2027-01-11'],
        ['2027-01-04', '2027-01-11'],
        ['2027-01-24', '2027-01-25'],
      ],
    ],
    [
      '2026-12-30',
      [
        ['2027-01-05', '2027-01-11'],
        ['2027-01-09', '2027-01-11'],
        ['2027-01-29', '2027-01-29'],
      ],
    ],
    [
      '2027-02-15',
      [
        ['2027-02-21', '2027-02-24'],
        ['2027-02-25', '2027-02-25'],
        ['2027-03-17', '2027-03-17'],
      ],
    ],
    [
      '2027-04-27',
      [
        ['2027-05-03', '2027-05-04'],
        ['2027-05-07', '2027-05-07'],
        ['2027-05-27', '2027-05-27'],
      ],
    ],
    [
      '2026-06-08',
      [
        ['2026-06-14', '2026-06-15'],
        ['2026-06-18', '2026-06-18'],
        ['2026-07-08', '2026-07-08'],
      ],
    ],
    [
      '2025-04-28',
      [
        ['2025-05-04', '2025-05-05'],
        ['2025-05-08', '2025-05-12'],
        ['2025-05-28', '2025-05-28'],
      ],
    ],
    [
      '2024-04-22',
      [
        ['2024-04-28', '2024-05-02'],
        ['2024-05-02', '2024-05-02'],
        ['2024-05-22', '2024-05-22'],
      ],
    ],
    [
      '2023-11-01',
      [
        ['2023-11-07', '2023-11-07'],
        ['2023-11-11', '2023-11-13'],
        ['2023-12-01', '2023-12-01'],
      ],
    ],
    [
      '2021-04-29',
      [
        ['2021-05-05', '2021-05-05'],
        ['2021-05-09', '2021-05-11'],
        ['2021-05-29', '2021-05-31'],
      ],
    ],
  ])('accepted on %s', (acceptedOn, dues) => {
    expect(duesOf(acceptedOn)).toEqual(dues);
  });

  test('names, clauses and start', () => {
    expect(
      deadlinesOf('2026-11-23', vladimir()).map(({ code, clause, startsOn }) => [code, clause, startsOn]),
    ).toEqual([
      ['preparation', '3.2.2', '2026-11-23'],
      ['additional-check-notice', '3.2.3', '2026-11-23'],
      ['final-answer', '3.2.3', '2026-11-23'],
    ]);
  });

  test('safe days are shifted back', () => {
    const safe = (acceptedOn: string) => deadlinesOf(acceptedOn, vladimir()).map(({ safeDue }) => safeDue);

    expect(safe('2026-11-23')).toEqual(['2026-11-27', '2026-12-03', '2026-12-23']);
    expect(safe('2026-12-25')).toEqual(['2026-12-30', '2026-12-30', '2027-01-22']);
    expect(safe('2027-02-15')).toEqual(['2027-02-20', '2027-02-25', '2027-03-17']);
  });

  test('a safe day is never before the start, even where the start is a day off', () => {
    expect(deadlinesOf('2027-01-01', vladimir())[0]?.safeDue).toBe('2027-01-01');
  });

  test('a term that ends in a year without a decree throws', () => {
    expect(() => deadlinesOf('2027-12-10', vladimir())).toThrow(CalendarYearMissing);
    expect(() => deadlinesOf('2020-12-25', vladimir())).toThrow(CalendarYearMissing);
  });
});

describe('whatever the day of acceptance', () => {
  const acceptance = fc.integer({ min: 0, max: 2470 }).map((offset) => addDays('2021-01-11', offset));

  test('due days are in order and legal ones never days off', () => {
    fc.assert(
      fc.property(acceptance, (acceptedOn) => {
        for (const { startsOn, safeDue, nominalDue, legalDue } of deadlinesOf(acceptedOn, vladimir())) {
          expect(startsOn <= safeDue && safeDue <= nominalDue && nominalDue <= legalDue).toBe(true);
          expect(isWorkingDay(legalDue)).toBe(true);
          expect(isWorkingDay(safeDue) || safeDue === startsOn).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('accepted a day later is never due earlier', () => {
    fc.assert(
      fc.property(acceptance, (acceptedOn) => {
        const today = deadlinesOf(acceptedOn, vladimir());
        const tomorrow = deadlinesOf(addDays(acceptedOn, 1), vladimir());
        for (const [index, deadline] of today.entries()) {
          const next = tomorrow[index];
          expect(next !== undefined && next.nominalDue > deadline.nominalDue).toBe(true);
          expect(next !== undefined && next.legalDue >= deadline.legalDue).toBe(true);
          expect(next !== undefined && next.safeDue >= deadline.safeDue).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
