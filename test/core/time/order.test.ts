import { expect, test } from 'vitest';
import { earlierOf, inOrderOf, laterOf } from '#core/time/order';

test.each([
  ['2026-11-23', '2026-11-24', -1],
  ['2026-11-24', '2026-11-23', 1],
  ['2026-11-23', '2026-11-23', 0],
  ['2025-12-31', '2026-01-01', -1],
])('%s and %s: %i', (left, right, order) => {
  expect(inOrderOf((day: string) => day)(left, right)).toBe(order);
});

test('what has the same text keeps its place', () => {
  const jobs = [
    { on: '2026-11-24', id: 'c' },
    { on: '2026-11-23', id: 'b' },
    { on: '2026-11-23', id: 'a' },
  ];

  expect(jobs.toSorted(inOrderOf(({ on }) => on)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

test.each([
  ['2026-11-23', '2026-11-24'],
  ['2026-11-24', '2026-11-23'],
])('of %s and %s the 23rd is earlier and the 24th later', (one, other) => {
  expect(earlierOf(one, other)).toBe('2026-11-23');
  expect(laterOf(one, other)).toBe('2026-11-24');
});
