import { expect, test } from 'vitest';
import { deadlineStanding } from '#core/terms/deadline-standing';

test.each([
  ['the day before', '2026-11-25', undefined, 'none'],
  ['that day', '2026-11-26', undefined, 'due'],
  ['the day after', '2026-11-27', undefined, 'overdue'],
  ['the day after, nothing is owed any more', '2026-11-27', true, 'none'],
  ['that day, something is', '2026-11-26', false, 'due'],
] as const)('what is owed safely by 26 November: %s', (...[, today, settled, standing]) => {
  expect(
    deadlineStanding({ safeDue: '2026-11-26', ...(settled === undefined ? {} : { settled }) }, today),
  ).toBe(standing);
});
