import { inOrderOf } from '#core/time/order';
import { queryIdOf } from '#core/ids';
import type { QueryRow } from '#core/ports';
import { plannedAt } from '#core/queries/query-progress';
import type { CasePlan } from '#schemas/case-plan';
import type { PlannedQuery } from '#schemas/query';
import type { VerificationCase } from '#schemas/verification-case';

type Planning = Pick<VerificationCase, 'caseId' | 'plan'>;

/** What stands in the case for its first questions. */
export const casePlanOf = (
  queries: readonly PlannedQuery[],
  times: Pick<CasePlan, 'plannedAt' | 'dueAt'>,
): CasePlan => ({
  ...times,
  questions: queries.map(({ agency, kind, subjectId, period, lawfulBasis, consent }) => ({
    agency,
    kind,
    subjectId,
    period,
    lawfulBasis,
    ...(consent === undefined ? {} : { consent }),
  })),
});

/** The planned questions as nobody has asked them yet. */
export const plannedQuestions = ({ caseId, plan }: Planning): QueryRow[] =>
  plan === undefined
    ? []
    : plan.questions.map((question) => ({
        ...question,
        queryId: queryIdOf(caseId, question),
        caseId,
        progress: plannedAt(plan.plannedAt, plan.dueAt),
      }));

/** Every question of a case, in the order of their ids: its row where it has one, else as it was planned. */
export const questionsOf = (planning: Planning, rows: readonly QueryRow[]): QueryRow[] => {
  const known = new Set(rows.map(({ queryId }) => queryId));
  const untouched = plannedQuestions(planning).filter(({ queryId }) => !known.has(queryId));
  return [...rows, ...untouched].sort(inOrderOf(({ queryId }) => queryId));
};
