import { nextOpening } from '#core/channel/opening-hours';
import { turnDelaySeconds } from '#core/channel/turn-delay';
import { describe, expect, test } from 'vitest';

const now = '2026-03-02T06:00:00.000Z';

describe('the next turn of a question whose agency does not answer', () => {
  // Two hundredths of what is left, from half a minute to a quarter of an hour.
  test.each([
    ['six days', '2026-03-08T06:00:00.000Z', 900],
    ['ten hours', '2026-03-02T16:00:00.000Z', 720],
    ['one hour', '2026-03-02T07:00:00.000Z', 72],
    ['a minute', '2026-03-02T06:01:00.000Z', 30],
    ['nothing', '2026-03-02T05:00:00.000Z', 30],
  ])('%s before the due time', (_, dueAt, seconds) => {
    // The first two hours of an outage change nothing.
    for (const outSeconds of [0, 60, 7200]) {
      const turn = { now, dueAt, outSeconds };
      expect(turnDelaySeconds(turn, 0.5)).toBe(seconds);
      expect(turnDelaySeconds(turn, 0)).toBe(seconds * 0.75);
      expect(turnDelaySeconds(turn, 0.999)).toBeLessThan(seconds * 1.25);
    }
  });

  // A tenth of what lies beyond the first two hours, two hours and half of what is left at most, never less than usual.
  test.each([
    ['three hours', 3, '2026-03-08T06:00:00.000Z', 900],
    ['four hours and a half', 4.5, '2026-03-08T06:00:00.000Z', 900],
    ['seven hours', 7, '2026-03-08T06:00:00.000Z', 1800],
    ['twelve hours', 12, '2026-03-08T06:00:00.000Z', 3600],
    ['a day', 24, '2026-03-08T06:00:00.000Z', 7200],
    ['three days', 72, '2026-03-08T06:00:00.000Z', 7200],
    ['three days, due in three hours', 72, '2026-03-02T09:00:00.000Z', 5400],
    ['three days, due in an hour', 72, '2026-03-02T07:00:00.000Z', 1800],
    ['three hours, due in an hour', 3, '2026-03-02T07:00:00.000Z', 360],
    ['three days, due in ten minutes', 72, '2026-03-02T06:10:00.000Z', 300],
    ['three days, due in half a minute', 72, '2026-03-02T06:00:30.000Z', 30],
    ['three days, due already', 72, '2026-03-02T05:00:00.000Z', 30],
  ])('comes later and later in an outage of %s', (...[, outHours, dueAt, seconds]) => {
    const turn = { now, dueAt, outSeconds: outHours * 3600 };
    expect(turnDelaySeconds(turn, 0.5)).toBeCloseTo(seconds, 6);
    expect(turnDelaySeconds(turn, 0)).toBeCloseTo(seconds * 0.75, 6);
    expect(turnDelaySeconds(turn, 1)).toBeCloseTo(seconds * 1.25, 6);
  });
});

describe('opening hours', () => {
  /** Monday to Friday, 9 to 18 in Irkutsk (UTC+8). */
  const office = { timeZone: 'Asia/Irkutsk', weekdays: [1, 2, 3, 4, 5], fromHour: 9, untilHour: 18 };

  test.each([
    ['a minute before nine', '2026-03-02T00:59:00.000Z', '2026-03-02T01:00:00.000Z'],
    ['nine sharp', '2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00.000Z'],
    ['the last moment', '2026-03-02T09:59:59.999Z', '2026-03-02T09:59:59.999Z'],
    ['six in the evening', '2026-03-02T10:00:00.000Z', '2026-03-03T01:00:00.000Z'],
    ['Friday evening', '2026-03-06T12:00:00.000Z', '2026-03-09T01:00:00.000Z'],
    ['Sunday evening in London is Monday in Irkutsk', '2026-03-08T17:00:00.000Z', '2026-03-09T01:00:00.000Z'],
  ])('%s', (_, asked, opens) => {
    expect(nextOpening(office, asked)).toBe(opens);
  });

  test('an agency without a day of work is asked at any time rather than never', () => {
    expect(nextOpening({ ...office, weekdays: [] }, now)).toBe(now);
  });

  test('around the clock', () => {
    const always = { timeZone: 'Europe/Moscow', weekdays: [0, 1, 2, 3, 4, 5, 6], fromHour: 0, untilHour: 24 };
    expect(nextOpening(always, now)).toBe(now);
  });
});
