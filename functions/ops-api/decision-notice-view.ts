import { decisionOf } from '#core/office/decision';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { decisionNotice } from '#core/texts/decision-notice';
import { trackedDeadlines } from '#core/terms/tracked-deadlines';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId } from '#schemas/ids';
import type { IssuedDecision } from '#schemas/result-changes';
import type { VerificationResult } from '#schemas/verification-result';

export type DecisionNoticeDeps = {
  store: Pick<CaseStore, 'loadCase' | 'loadRequest' | 'loadResult'>;
  clock: Clock;
};

/** The newest version that was there on the day of the decision: what came later is no reason for it (clause 2.6.6(4)). */
const resultThen = async (
  { case: { caseId, resultVersion } }: CaseFile,
  isBefore: (createdAt: string) => boolean,
  { store }: DecisionNoticeDeps,
): Promise<VerificationResult | undefined> => {
  for (let version = resultVersion; version > 0; version -= 1) {
    const result = existing(await store.loadResult(caseId, version), 'result');
    if (isBefore(result.createdAt)) return result;
  }
  return undefined;
};

const noticeOf = async (
  file: CaseFile,
  decision: IssuedDecision,
  deps: DecisionNoticeDeps,
): Promise<string> => {
  const { caseId, acceptedOn } = file.case;
  const policy = existing(findPolicy(file.case.policy), 'policy');
  const dayOf = (instant: string): string => civilDayOf(instant, policy.timeZone);
  const madeOn = dayOf(deps.clock());
  const result = await resultThen(file, (createdAt) => dayOf(createdAt) <= decision.decidedOn, deps);
  const due = trackedDeadlines({ acceptedOn, officeEvents: file.officeEvents }, policy, madeOn).findLast(
    ({ code }) => code === 'decision-notice',
  );
  return decisionNotice({
    request: existing(await deps.store.loadRequest(caseId), 'request'),
    decision,
    ...(result === undefined ? {} : { findings: result.discrepancies }),
    due: existing(due, 'policy/terms/decision-notice'),
    madeOn,
  });
};

/** The notice of clause 3.3.5 for a case; `undecided` before the office has posted its decision. */
export const viewDecisionNotice = async (
  caseId: CaseId,
  deps: DecisionNoticeDeps,
): Promise<{ type: 'notice'; text: string } | { type: 'undecided' } | undefined> => {
  const file = await deps.store.loadCase(caseId);
  if (file === undefined) return undefined;
  const decision = decisionOf(file.officeEvents);
  return decision === undefined
    ? { type: 'undecided' }
    : { type: 'notice', text: await noticeOf(file, decision, deps) };
};
