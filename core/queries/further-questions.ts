import { innFindings } from '#core/queries/found-inns';
import type { OfficeBasis } from '#core/office/office-basis';
import { planQueries, type QueryOffer } from '#core/queries/plan-queries';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { CaseFile, QueryRow } from '#core/ports';
import { plannedAt } from '#core/queries/query-progress';
import type { Instant } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

type Knowing = {
  request: VerificationRequest;
  policy: PolicyPack;
  offers: readonly QueryOffer[];
  now: Instant;
};

/**
 * Questions that could not be planned without a number and can now, while there is time for an answer: what the plan has
 * more with the numbers found than without them, and no row yet. Their due time is that of the search, so that the case
 * waits no day longer. The ids follow from the questions, so that planning twice, or in halves, gives the same rows.
 */
export const furtherQuestions = (
  { case: { caseId }, queries }: Pick<CaseFile, 'case' | 'queries'>,
  { request, policy, offers, now }: Knowing,
): QueryRow[] => {
  const found = innFindings(queries).filter(({ row }) => now < row.progress.dueAt);
  const plan = (subjects: VerificationRequest['subjects']) =>
    planQueries({ request: { ...request, subjects }, caseId, policy, offers });
  const known = new Set([...plan(request.subjects), ...queries].map(({ queryId }) => queryId));
  return found.flatMap(({ inn, row }) =>
    plan(request.subjects.map((one) => (one.subjectId === row.subjectId ? { ...one, inn } : one)))
      .filter(({ queryId }) => !known.has(queryId))
      .map((query) => ({
        ...query,
        innFrom: row.queryId,
        progress: plannedAt(now, row.progress.dueAt),
      })),
  );
};

/** A number whose questions may still be asked: nobody has withdrawn the application. */
export const mayAskFurther = (
  { queries }: Pick<CaseFile, 'queries'>,
  { applicationWithdrawnOn }: OfficeBasis,
): boolean => applicationWithdrawnOn === undefined && innFindings(queries).length > 0;
