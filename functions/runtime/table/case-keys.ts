import { digestOf } from '#core/digest';
import { CASE_SHARDS, EVENT_SHARDS, type CaseLink, type OfficePart } from '#core/ports';
import type { FollowUp } from '#schemas/follow-up';
import type { AgencyId, CaseId, OfficeId, QueryId, SubjectId } from '#schemas/ids';
import type { Instant } from '#schemas/time';

/**
 * The one table. Keys `pk` and `sk`; the facts that the ground needs are in `schemas/table.ts`.
 *
 * | pk                     | sk                           | row                                                          |
 * | ---------------------- | ---------------------------- | ------------------------------------------------------------ |
 * | `CASE#<caseId>`        | `CASE`                       | the small hot row; `version` is the condition of every write |
 * |                        | `QUERY#<queryId>`            | question, progress (`stamp` is its condition), answer; a      |
 * |                        |                              | planned one stands in its case until its first change         |
 * |                        | `ACTION#<instant>#<digest>`  | what an official did with the case; the list only grows       |
 * |                        | `ANSWER#<queryId>#<digest>`  | an answer that came after the effective one and differs       |
 * |                        | `EVENT#<source>#<id>`        | an employment event that belongs to a subject of the case    |
 * |                        | `FOLLOWUP#<month>#<purpose>` | what came of opening the check of a month                    |
 * |                        | `OFFICE#<nnnn>`              | an event that the office posted back; the list only grows    |
 * |                        | `OTHER#<caseId>#<subject>`   | another case of one of its people: ids only                  |
 * |                        | `REPLY#<queryId>#<digest>`   | bytes of a reply, gzip; without them it is a reference        |
 * |                        | `REPLYPART#<reply id>#<nn>`  | further bytes of a reply that does not fit into one row      |
 * |                        | `REQUEST`                    | what the office sent; immutable                               |
 * |                        | `RESULT#<version>`           | a result; immutable once the case row names its version      |
 * | `EVENT#<source>#<id>`  | `EVENT`                      | an employment event as it came in                             |
 * | `CHANNEL#<channel>`    | `CHANNEL`                    | circuit and allowance of an agency's endpoint                |
 * | `PERSON#<key>`         | `CASE#…` or `EVENT#…`        | person index: keyed digest → ids                              |
 * | `MESSAGE#<agency>#<id>`| `MESSAGE`                    | which question an agency's message id belongs to              |
 * | `NONCE#<agency>#<n>`   | `NONCE`                      | a signed call was taken that left no reply; leaves by `ttl`    |
 * | `STRAY#<agency>`       | `MESSAGE#<id>`               | an agency's message that belongs to no case; `PART#…` as above |
 *
 * Sort keys are chosen so that one Query from `ANSWER#` to `REPLY#` reads a case without its request, results, actions
 * and parts of large replies. Every row keeps its document as JSON in `doc`, and beside it only what conditions and indexes
 * need. `due` holds rows that wait (`dueShard`, `nextActionAt`), `office` the case rows (`officeId`, `safeDue`) in three parts:
 * those that owe something, those that owe nothing any more, and the checks of single months. `ttl` (epoch seconds) stands
 * on every row of a case that has ended.
 */
export type RowKey = { pk: string; sk: string };

export const casePartition = (caseId: CaseId): string => `CASE#${caseId}`;

const inCase = (caseId: CaseId, sk: string): RowKey => ({ pk: casePartition(caseId), sk });

export const caseKey = (caseId: CaseId): RowKey => inCase(caseId, 'CASE');
export const requestKey = (caseId: CaseId): RowKey => inCase(caseId, 'REQUEST');
export const queryKey = (caseId: CaseId, queryId: QueryId): RowKey => inCase(caseId, `QUERY#${queryId}`);
export const answerKey = (caseId: CaseId, queryId: QueryId, digest: string): RowKey =>
  inCase(caseId, `ANSWER#${queryId}#${digest}`);
export const replyKey = (caseId: CaseId, replyId: string): RowKey => inCase(caseId, `REPLY#${replyId}`);
export const replyPartKey = (caseId: CaseId, replyId: string, part: number): RowKey =>
  inCase(caseId, `REPLYPART#${replyId}#${String(part).padStart(2, '0')}`);
export const resultKey = (caseId: CaseId, version: number): RowKey =>
  inCase(caseId, `RESULT#${String(version).padStart(6, '0')}`);
export const matchedEventKey = (caseId: CaseId, source: AgencyId, sourceEventId: string): RowKey =>
  inCase(caseId, `EVENT#${source}#${sourceEventId}`);

export const officeEventKey = (caseId: CaseId, place: number): RowKey =>
  inCase(caseId, `OFFICE#${String(place).padStart(4, '0')}`);

export const linkKey = (caseId: CaseId, { otherCaseId, subjectId }: CaseLink): RowKey =>
  inCase(caseId, `OTHER#${otherCaseId}#${subjectId}`);
export const ACTIONS = 'ACTION#';
export const actionKey = (caseId: CaseId, at: Instant, digest: string): RowKey =>
  inCase(caseId, `${ACTIONS}${at}#${digest}`);
export const followUpKey = (
  caseId: CaseId,
  { month, purpose }: Pick<FollowUp, 'month' | 'purpose'>,
): RowKey => inCase(caseId, `FOLLOWUP#${month}#${purpose}`);

/** Bounds of what `loadMonitoring` reads. */
export const MONITORING_FROM = 'FOLLOWUP#';
export const MONITORING_UNTIL = 'OFFICE$';

/** A part of an office's cases as the index names it. */
export const officePart = (officeId: OfficeId, part: OfficePart): string =>
  part === 'owing' ? officeId : `${officeId}#${part}`;

/** Bounds, both included, of everything that `loadCase` reads. `$` follows `#`. */
export const CASE_FILE_FROM = 'ANSWER#';
export const CASE_FILE_UNTIL = 'REPLY$';

export const eventKey = (source: AgencyId, sourceEventId: string): RowKey => ({
  pk: `EVENT#${source}#${sourceEventId}`,
  sk: 'EVENT',
});
export const messageKey = (agency: AgencyId, messageId: string): RowKey => ({
  pk: `MESSAGE#${agency}#${messageId}`,
  sk: 'MESSAGE',
});
export const strayPartition = (agency: AgencyId): string => `STRAY#${agency}`;
export const STRAYS = 'MESSAGE#';
export const strayKey = (agency: AgencyId, messageId: string): RowKey => ({
  pk: strayPartition(agency),
  sk: `${STRAYS}${messageId}`,
});
export const strayPartKey = (agency: AgencyId, messageId: string, part: number): RowKey => ({
  pk: strayPartition(agency),
  sk: `PART#${messageId}#${String(part).padStart(2, '0')}`,
});
export const nonceKey = (agency: AgencyId, nonce: string): RowKey => ({
  pk: `NONCE#${agency}#${nonce}`,
  sk: 'NONCE',
});
export const channelKey = (channel: string): RowKey => ({ pk: `CHANNEL#${channel}`, sk: 'CHANNEL' });
export const personPartition = (personKey: string): string => `PERSON#${personKey}`;
export const caseEntry = (caseId: CaseId, subjectId: SubjectId): string => `CASE#${caseId}#${subjectId}`;

export const dueShardName = (shard: number): string => `DUE#${String(shard).padStart(2, '0')}`;

/** Rows spread evenly over the shards of their kind in the due index, each always in the same one. */
export const dueShardOf = (pk: string): string => {
  const hash = Number.parseInt(digestOf(pk).slice(0, 8), 16);
  return dueShardName(pk.startsWith('EVENT#') ? CASE_SHARDS + (hash % EVENT_SHARDS) : hash % CASE_SHARDS);
};
