import type { QueryRow } from '#core/ports';
import { answersTo } from '#core/reconcile/effective-answer';
import type { Answer } from '#schemas/answer';
import type { AnswerReference } from '#schemas/verification-result';

const referenceOf = (row: QueryRow, answer: Answer): AnswerReference => ({
  queryId: row.queryId,
  agency: row.agency,
  kind: row.kind,
  subjectId: row.subjectId,
  outcome: answer.content.outcome,
  // Silence was recorded by us: nothing was received.
  ...(answer.content.outcome === 'unanswered' ? {} : { receivedAt: answer.receivedAt }),
  late: answer.late,
});

/** Every answer that the conclusion has seen. */
export const answerReferences = (
  queries: readonly QueryRow[],
  furtherAnswers: readonly Answer[],
): AnswerReference[] =>
  queries.flatMap((row) => answersTo(row, furtherAnswers).map((answer) => referenceOf(row, answer)));
