import { applicantProgress, currentStep } from '#core/case/applicant-progress';
import { canonicalJson, digestOf } from '#core/digest';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { CaseProgress } from '#schemas/case-progress';
import type { CaseId } from '#schemas/ids';

export type ProgressViewDeps = { store: Pick<CaseStore, 'loadCase'>; clock: Clock };

const REVISION_LENGTH = 16;

/** What the applicant may be told. A check during or after the contract is no application: it has no progress. */
export const viewProgress = async (
  caseId: CaseId,
  { store, clock }: ProgressViewDeps,
): Promise<CaseProgress | undefined> => {
  const file = await store.loadCase(caseId);
  if (file?.case.purpose !== 'decision') return undefined;
  const { officeId, registrationNumber, acceptedOn, firstResultAt } = file.case;
  const policy = existing(findPolicy(file.case.policy), 'policy');
  const dayOf = (instant: string) => civilDayOf(instant, policy.timeZone);
  const asOf = clock();
  const facts = {
    acceptedOn,
    officeEvents: file.officeEvents,
    ...(firstResultAt === undefined ? {} : { verifiedOn: dayOf(firstResultAt) }),
  };
  const steps = applicantProgress(facts, policy, dayOf(asOf));
  return {
    schemaVersion: '1',
    caseId,
    officeId,
    registrationNumber,
    asOf,
    revision: digestOf(canonicalJson(steps)).slice(0, REVISION_LENGTH),
    current: currentStep(steps),
    steps,
  };
};
