import { historyOf } from '#core/office/office-history';
import type { OfficeEvent } from '#schemas/office-event';
import type { IssuedDecision } from '#schemas/result-changes';

/** The newest decision on the application that the office has posted and not taken back. */
export const decisionOf = (posted: readonly OfficeEvent[]): IssuedDecision | undefined => {
  const decided = historyOf(posted).findLast(({ type }) => type === 'decided');
  return decided?.type === 'decided'
    ? { eventId: decided.eventId, outcome: decided.details.outcome, decidedOn: decided.occurredOn }
    : undefined;
};
