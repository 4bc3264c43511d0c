import { officeBasisOf } from '#core/office/office-basis';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore } from '#core/ports';
import { reconcile } from '#core/reconcile';
import { decisionResult } from '#functions/runtime/decision-result';
import { existing } from '#functions/runtime/missing-row';
import { otherApplications } from '#functions/runtime/other-applications';
import type { VerificationCase } from '#schemas/verification-case';
import type { Conclusion, VerificationResult } from '#schemas/verification-result';

/** What the file of a case says by its policy, as of now. */
export const concludeFile = async (
  file: CaseFile,
  store: Pick<CaseStore, 'loadCase' | 'loadRequest' | 'loadResult'>,
): Promise<Conclusion> => {
  const { queries, furtherAnswers, events, officeEvents } = file;
  return reconcile({
    request: existing(await store.loadRequest(file.case.caseId), 'request'),
    queries,
    furtherAnswers,
    events,
    office: officeBasisOf(officeEvents),
    policy: existing(findPolicy(file.case.policy), 'policy'),
    otherApplications: await otherApplications(file, store),
    decision: await decisionResult(file.case, store),
  });
};

type Head = Pick<
  VerificationResult,
  | 'schemaVersion'
  | 'caseId'
  | 'officeId'
  | 'registrationNumber'
  | 'purpose'
  | 'checkMonth'
  | 'policy'
  | 'track'
  | 'testMode'
>;

/** What every result says of its case. */
export const resultHead = (known: VerificationCase): Head => {
  const { caseId, officeId, registrationNumber, purpose, checkMonth, policy, track, testMode } = known;
  return {
    schemaVersion: '1',
    caseId,
    officeId,
    registrationNumber,
    purpose,
    ...(checkMonth === undefined ? {} : { checkMonth }),
    policy,
    track,
    testMode,
  };
};
