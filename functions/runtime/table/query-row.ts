import type { QueryRow } from '#core/ports';
import { plannedQuestions } from '#core/queries/case-plan';
import { queryKey } from '#functions/runtime/table/case-keys';
import { caseOf } from '#functions/runtime/table/case-row';
import { keyOf } from '#functions/runtime/table/case-table';
import { document, documentOf, text, type Row } from '#functions/runtime/table/row';
import { Answer } from '#schemas/answer';
import type { QueryId } from '#schemas/ids';
import { PlannedQuery, QueryProgress } from '#schemas/query';

/** State, epoch, attempts and breaches in one attribute: the condition of every change of progress. */
export const stampOf = ({ state, epoch, attempts, breaches }: QueryProgress): string =>
  [state, epoch, attempts, breaches].join('#');

const UNTOUCHED = 'planned#1#0#0';

/** As it was planned: only such a question may be without a row. */
export const isUntouched = ({ progress }: QueryRow): boolean => stampOf(progress) === UNTOUCHED;

/** The question as the plan in the row of its case has it; `undefined` where the plan has no such question. */
export const plannedIn = (caseRow: Row, queryId: QueryId): QueryRow | undefined =>
  plannedQuestions(caseOf(caseRow)).find((one) => one.queryId === queryId);

/** A question that has no answer yet. */
export const plannedRow = (query: QueryRow) => {
  const { queryId, caseId, agency, kind, subjectId, period, lawfulBasis, innFrom, consent, progress } = query;
  const planned: PlannedQuery = {
    queryId,
    caseId,
    agency,
    kind,
    subjectId,
    period,
    lawfulBasis,
    ...(innFrom === undefined ? {} : { innFrom }),
    ...(consent === undefined ? {} : { consent }),
  };
  return {
    ...keyOf(queryKey(caseId, queryId)),
    doc: document(planned),
    progress: document(progress),
    stamp: text(stampOf(progress)),
  } satisfies Row;
};

/** Whoever has an answer is answered: recording one leaves the progress as it was. */
export const queryOf = (row: Row): QueryRow => {
  const planned = documentOf(PlannedQuery, row);
  const progress = documentOf(QueryProgress, row, 'progress');
  if (row['answer'] === undefined) return { ...planned, progress };
  const answer = documentOf(Answer, row, 'answer');
  return { ...planned, progress: { ...progress, state: 'answered' }, answer };
};
