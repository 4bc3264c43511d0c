import * as z from 'zod';
import { canonicalJson } from '#core/digest';
import { CASE_SHARDS, EVENT_SHARDS, type CaseStore, type EventRow, type PersonEntry } from '#core/ports';
import {
  caseEntry,
  dueShardName,
  dueShardOf,
  eventKey,
  linkKey,
  matchedEventKey,
  personPartition,
} from '#functions/runtime/table/case-keys';
import {
  getRow,
  keyOf,
  put,
  putIf,
  putOnce,
  queryRows,
  type CaseTable,
} from '#functions/runtime/table/case-table';
import {
  count,
  countOf,
  document,
  documentOf,
  longText,
  longTextOf,
  optionalTextOf,
  text,
  textOf,
  type Row,
} from '#functions/runtime/table/row';
import { EmploymentEvent } from '#schemas/employment-event';
import { AgencyId, CaseId, SubjectId } from '#schemas/ids';
import { DUE_INDEX } from '#schemas/table';
import { Purpose } from '#schemas/verification-request';

type Part = Pick<
  CaseStore,
  | 'acceptEvent'
  | 'loadEvent'
  | 'updateEvent'
  | 'attachEvent'
  | 'indexPerson'
  | 'findPerson'
  | 'linkCase'
  | 'parkedEvents'
>;

const EventState = z.enum(['received', 'unmatched', 'matched']);

const Entry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('case'),
    caseId: CaseId,
    subjectId: SubjectId,
    purpose: Purpose.optional(),
  }),
  z.strictObject({ type: z.literal('event'), source: AgencyId, sourceEventId: z.string() }),
]);

const rowOf = (event: EventRow): Row => {
  const key = eventKey(event.event.source, event.event.sourceEventId);
  return {
    ...keyOf(key),
    doc: longText(canonicalJson(event.event)),
    personKey: text(event.personKey),
    correlationId: text(event.correlationId),
    receivedAt: text(event.receivedAt),
    state: text(event.state),
    attempts: count(event.attempts),
    ...(event.nextActionAt === undefined
      ? {}
      : { nextActionAt: text(event.nextActionAt), dueShard: text(dueShardOf(key.pk)) }),
  };
};

const eventOf = (row: Row): EventRow => {
  const nextActionAt = optionalTextOf(row, 'nextActionAt');
  return {
    event: documentOf(EmploymentEvent, row),
    personKey: textOf(row, 'personKey'),
    correlationId: textOf(row, 'correlationId'),
    receivedAt: textOf(row, 'receivedAt'),
    state: EventState.parse(textOf(row, 'state')),
    attempts: countOf(row, 'attempts'),
    ...(nextActionAt === undefined ? {} : { nextActionAt }),
  };
};

const acceptEvent =
  (table: CaseTable): Part['acceptEvent'] =>
  async (event) => {
    const row = rowOf(event);
    const kept = await putOnce(table, row);
    if (kept === 'written') return 'accepted';
    const { existing } = kept;
    if (existing === undefined || longTextOf(existing, 'doc') !== longTextOf(row, 'doc')) return 'conflict';
    return textOf(existing, 'receivedAt') === event.receivedAt ? 'accepted' : 'same';
  };

/** A matched event stays matched, whoever looked at it earlier and finishes later. */
const updateEvent =
  (table: CaseTable): Part['updateEvent'] =>
  async (event) => {
    const condition =
      event.state === 'matched'
        ? { condition: 'attribute_exists(#pk)' }
        : {
            condition: 'attribute_exists(#pk) AND #state <> :matched',
            values: { ':matched': text('matched') },
          };
    await putIf(table, rowOf(event), condition);
  };

const entrySortKey = (entry: PersonEntry): string => {
  switch (entry.type) {
    case 'case':
      return caseEntry(entry.caseId, entry.subjectId);
    case 'event':
      return `EVENT#${entry.source}#${entry.sourceEventId}`;
  }
};

/** Keys of every event that waits, by the time of its next try, from the shards that hold nothing else. */
const parkedEvents =
  (table: CaseTable): Part['parkedEvents'] =>
  async (limit) => {
    const shards = Array.from({ length: EVENT_SHARDS }, (_, shard) =>
      queryRows(
        table,
        {
          IndexName: DUE_INDEX.name,
          KeyConditionExpression: 'dueShard = :shard',
          ExpressionAttributeValues: { ':shard': text(dueShardName(CASE_SHARDS + shard)) },
          Limit: limit,
        },
        limit,
      ),
    );
    const waiting = (await Promise.all(shards))
      .flat()
      .sort((left, right) => (textOf(left, 'nextActionAt') < textOf(right, 'nextActionAt') ? -1 : 1))
      .slice(0, limit);
    const rows = await Promise.all(
      waiting.map((row) => getRow(table, { pk: textOf(row, 'pk'), sk: textOf(row, 'sk') })),
    );
    // The index follows the rows with a delay: what has been matched meanwhile is not shown.
    return rows
      .flatMap((row) => (row === undefined ? [] : [eventOf(row)]))
      .filter(({ state }) => state === 'unmatched');
  };

/** Employment events, and the index by which they find their cases. */
export const caseStoreEvents = (table: CaseTable): Part => ({
  acceptEvent: acceptEvent(table),
  loadEvent: async (source, sourceEventId) => {
    const row = await getRow(table, eventKey(source, sourceEventId));
    return row === undefined ? undefined : eventOf(row);
  },
  updateEvent: updateEvent(table),
  parkedEvents: parkedEvents(table),
  attachEvent: async (caseId, matched) => {
    const { source, sourceEventId } = matched.event;
    await putOnce(table, {
      ...keyOf(matchedEventKey(caseId, source, sourceEventId)),
      doc: document(matched),
    });
  },
  indexPerson: (personKey, entry) =>
    put(table, {
      ...keyOf({ pk: personPartition(personKey), sk: entrySortKey(entry) }),
      doc: document(entry),
    }),
  findPerson: async (personKey) => {
    const rows = await queryRows(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': text(personPartition(personKey)) },
      ConsistentRead: true,
    });
    return rows.map((row) => documentOf(Entry, row));
  },
  linkCase: (caseId, link) => put(table, { ...keyOf(linkKey(caseId, link)), doc: document(link) }),
});
