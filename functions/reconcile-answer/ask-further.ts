import { furtherQuestions, mayAskFurther } from '#core/queries/further-questions';
import { officeBasisOf } from '#core/office/office-basis';
import type { QueryOffer } from '#core/queries/plan-queries';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';

export type AskFurtherDeps = {
  store: Pick<CaseStore, 'loadRequest' | 'planQueries' | 'pullForward'>;
  offers: readonly QueryOffer[];
  clock: Clock;
};

/** Rows of the second wave that are due while nobody is to look at the case: the look got lost behind the write. */
const isOverlooked = ({ case: { nextActionAt }, queries }: CaseFile, now: string): boolean =>
  (nextActionAt === undefined || nextActionAt > now) &&
  queries.some(
    ({ innFrom, progress }) =>
      innFrom !== undefined && progress.state === 'planned' && progress.nextActionAt <= now,
  );

/**
 * A number that was found brings the questions that needed it: their rows first, then the next look, at which the
 * sweeper hints them to their agencies. Says whether rows were written: then the case is to be loaded and decided again.
 */
export const askFurther = async (
  file: CaseFile,
  { store, offers, clock }: AskFurtherDeps,
): Promise<boolean> => {
  if (!mayAskFurther(file, officeBasisOf(file.officeEvents))) return false;
  const { caseId, policy: reference } = file.case;
  const now = clock();
  const request = existing(await store.loadRequest(caseId), 'request');
  const policy = existing(findPolicy(reference), 'policy');
  const rows = furtherQuestions(file, { request, policy, offers, now });
  if (rows.length > 0) await store.planQueries(rows);
  if (rows.length > 0 || isOverlooked(file, now)) await store.pullForward(caseId, now);
  return rows.length > 0;
};
