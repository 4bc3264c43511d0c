import { officeBasisOf } from '#core/office/office-basis';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { progressUnder } from '#core/queries/query-cancellation';

export type SettleQueriesDeps = {
  store: Pick<CaseStore, 'updateProgress' | 'pullForward'>;
  clock: Clock;
};

/**
 * Questions take on what the office has posted: cancelled, or open again and asked at the next look. Says whether
 * anything was to change: then the case is to be loaded and decided again, whoever was first.
 */
export const settleQueries = async (
  { case: { caseId }, queries, officeEvents }: CaseFile,
  { store, clock }: SettleQueriesDeps,
): Promise<boolean> => {
  const now = clock();
  const basis = officeBasisOf(officeEvents);
  let hasChanged = false;
  for (const row of queries) {
    const next = progressUnder(row, basis, now);
    if (next === undefined) continue;
    hasChanged = true;
    if (next.state !== 'cancelled') await store.pullForward(caseId, now);
    await store.updateProgress(row, next);
  }
  return hasChanged;
};
