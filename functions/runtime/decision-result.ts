import { caseIdOf } from '#core/ids';
import type { CaseStore } from '#core/ports';
import type { Purpose } from '#schemas/verification-request';
import type { VerificationCase } from '#schemas/verification-case';
import type { VerificationResult } from '#schemas/verification-result';

/** Checks that ask what has become of the income since the decision. */
const COMPARING: readonly Purpose[] = ['contract-end', 'post-contract'];

/** The newest result on which the decision of this application rested; a check has its number in the same journal. */
export const decisionResult = async (
  { officeId, registrationNumber, purpose }: VerificationCase,
  store: Pick<CaseStore, 'loadCase' | 'loadResult'>,
): Promise<VerificationResult | undefined> => {
  if (!COMPARING.includes(purpose)) return undefined;
  const caseId = caseIdOf({ officeId, registrationNumber, purpose: 'decision' });
  const version = (await store.loadCase(caseId))?.case.resultVersion ?? 0;
  return version === 0 ? undefined : store.loadResult(caseId, version);
};
