import { canonicalJson } from '#core/digest';
import { caseIdOfQuery } from '#core/ids';
import type { CaseStore } from '#core/ports';
import { messageKey, queryKey } from '#functions/runtime/case-keys';
import { getRow, keyOf, putOnce, updateIf, type CaseTable } from '#functions/runtime/case-table';
import { plannedRow, queryOf, stampOf } from '#functions/runtime/query-row';
import { document, documentOf, text, textOf, type Row } from '#functions/runtime/row';
import { QueryProgress } from '#schemas/query';

type Part = Pick<
  CaseStore,
  'loadQuery' | 'planQueries' | 'updateProgress' | 'rememberMessage' | 'findMessage'
>;

const isAt = (existing: Row | undefined, next: QueryProgress): boolean =>
  existing !== undefined &&
  existing['answer'] === undefined &&
  canonicalJson(documentOf(QueryProgress, existing, 'progress')) === canonicalJson(next);

const updateProgress =
  (table: CaseTable): Part['updateProgress'] =>
  async (queryId, from, next) => {
    const written = await updateIf(table, queryKey(caseIdOfQuery(queryId), queryId), {
      change: 'SET #progress = :progress, #stamp = :stamp',
      condition: '#stamp = :from AND attribute_not_exists(#answer)',
      values: {
        ':progress': document(next),
        ':stamp': text(stampOf(next)),
        ':from': text(stampOf(from)),
      },
    });
    return written === 'written' || isAt(written.existing, next) ? 'written' : 'conflict';
  };

/** Questions, how far they are, and the message ids under which they were asked. */
export const caseStoreQueries = (table: CaseTable): Part => ({
  loadQuery: async (queryId) => {
    const row = await getRow(table, queryKey(caseIdOfQuery(queryId), queryId));
    return row === undefined ? undefined : queryOf(row);
  },
  planQueries: async (queries) => {
    await Promise.all(queries.map((query) => putOnce(table, plannedRow(query))));
  },
  updateProgress: updateProgress(table),
  rememberMessage: async (agency, messageId, queryId) => {
    const row = { ...keyOf(messageKey(agency, messageId)), queryId: text(queryId) };
    return (await putOnce(table, row)) === 'written' ? 'remembered' : 'known';
  },
  findMessage: async (agency, messageId) => {
    const row = await getRow(table, messageKey(agency, messageId));
    return row === undefined ? undefined : textOf(row, 'queryId');
  },
});
