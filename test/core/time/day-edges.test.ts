import { expect, test } from 'vitest';
import { yearsBefore } from '#core/time/day';
import { endOfDay } from '#core/time/due-time';

test.each([
  { why: 'a year of a full century is common', day: '1904-02-29', expected: '1900-02-28' },
  { why: 'but every fourth century is leap', day: '2004-02-29', expected: '2000-02-29' },
])('29 February, four years before: $why', ({ day, expected }) => {
  expect(yearsBefore(day, 4)).toBe(expected);
});

test.each([
  ['the last zone to see the day end', 'Etc/GMT+12', '2026-11-24T11:59:59.999Z'],
  ['the first one', 'Pacific/Kiritimati', '2026-11-23T09:59:59.999Z'],
  ['a zone of quarters', 'Asia/Kathmandu', '2026-11-23T18:14:59.999Z'],
])('end of a day: %s', (_name, zone, expected) => {
  expect(endOfDay('2026-11-23', zone)).toBe(expected);
});
