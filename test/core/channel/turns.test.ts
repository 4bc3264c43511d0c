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
    expect(turnDelaySeconds({ now, dueAt }, 0.5)).toBe(seconds);
    expect(turnDelaySeconds({ now, dueAt }, 0)).toBe(seconds * 0.75);
    expect(turnDelaySeconds({ now, dueAt }, 0.999)).toBeLessThan(seconds * 1.25);
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
