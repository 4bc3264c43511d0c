import type { CaseStore, EventRow } from '#core/ports';
import type { UnmatchedEventsView } from '#schemas/api';

const EVENTS_AT_MOST = 200;

const viewOf = ({
  event,
  receivedAt,
  attempts,
  nextActionAt,
}: EventRow): UnmatchedEventsView['events'][number] => ({
  source: event.source,
  sourceEventId: event.sourceEventId,
  type: event.type,
  reportedOn: event.reportedOn,
  receivedAt,
  attempts,
  ...(nextActionAt === undefined ? {} : { nextTryAt: nextActionAt }),
});

/** Events that wait for their case: ids, days and counts, nothing about people. */
export const viewUnmatched = async ({
  store,
}: {
  store: Pick<CaseStore, 'parkedEvents'>;
}): Promise<UnmatchedEventsView> => ({ events: (await store.parkedEvents(EVENTS_AT_MOST)).map(viewOf) });
