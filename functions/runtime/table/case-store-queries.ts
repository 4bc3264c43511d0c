import { canonicalJson } from '#core/digest';
import { caseIdOfQuery } from '#core/ids';
import type { CaseStore, QueryRow } from '#core/ports';
import { caseKey, messageKey, queryKey } from '#functions/runtime/table/case-keys';
import { getRow, keyOf, putOnce, updateIf, type CaseTable } from '#functions/runtime/table/case-table';
import { isUntouched, plannedIn, plannedRow, queryOf, stampOf } from '#functions/runtime/table/query-row';
import { document, documentOf, text, textOf, type Row } from '#functions/runtime/table/row';
import { QueryProgress } from '#schemas/query';

type Part = Pick<
  CaseStore,
  'loadQuery' | 'planQueries' | 'updateProgress' | 'rememberMessage' | 'findMessage'
>;

const isAt = (existing: Row | undefined, next: QueryProgress): boolean =>
  existing !== undefined &&
  existing['answer'] === undefined &&
  canonicalJson(documentOf(QueryProgress, existing, 'progress')) === canonicalJson(next);

/** A question that is still as it was planned may have no row yet: then this makes it. */
const changeOf = (query: QueryRow) => {
  const { doc, stamp } = plannedRow(query);
  return isUntouched(query)
    ? {
        change: 'SET #progress = :progress, #stamp = :stamp, #doc = if_not_exists(#doc, :doc)',
        condition: '(attribute_not_exists(#pk) OR #stamp = :from) AND attribute_not_exists(#answer)',
        values: { ':from': stamp, ':doc': doc },
      }
    : {
        change: 'SET #progress = :progress, #stamp = :stamp',
        condition: '#stamp = :from AND attribute_not_exists(#answer)',
        values: { ':from': stamp },
      };
};

const updateProgress =
  (table: CaseTable): Part['updateProgress'] =>
  async (query, next) => {
    const { change, condition, values } = changeOf(query);
    const written = await updateIf(table, queryKey(query.caseId, query.queryId), {
      change,
      condition,
      values: { ...values, ':progress': document(next), ':stamp': text(stampOf(next)) },
    });
    return written === 'written' || isAt(written.existing, next) ? 'written' : 'conflict';
  };

/** Both rows in one request: before its first change a question stands in its case only. */
const loadQuery =
  (table: CaseTable): Part['loadQuery'] =>
  async (queryId) => {
    const caseId = caseIdOfQuery(queryId);
    const [row, caseRow] = await Promise.all([
      getRow(table, queryKey(caseId, queryId)),
      getRow(table, caseKey(caseId)),
    ]);
    if (row !== undefined) return queryOf(row);
    return caseRow === undefined ? undefined : plannedIn(caseRow, queryId);
  };

/** Questions, how far they are, and the message ids under which they were asked. */
export const caseStoreQueries = (table: CaseTable): Part => ({
  loadQuery: loadQuery(table),
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
