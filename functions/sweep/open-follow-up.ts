import type { WantedFollowUp } from '#core/office/follow-up-plan';
import { followUpRequest } from '#core/office/follow-up-request';
import { caseIdOf } from '#core/ids';
import { civilDayOf } from '#core/time/local-time';
import { newCase } from '#core/case/new-case';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Hints } from '#core/ports';
import { decideAgain } from '#functions/runtime/decide-again';
import { existing } from '#functions/runtime/missing-row';
import type { FollowUp } from '#schemas/follow-up';
import type { CaseId } from '#schemas/ids';
import type { Instant } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

export type OpenFollowUpDeps = Pick<Hints, 'toIntake'> & {
  store: Pick<CaseStore, 'loadRequest' | 'acceptRequest' | 'recordFollowUp'>;
  recheckSeconds: number;
};

type Opening = { wanted: WantedFollowUp; now: Instant };
type Refused = Extract<FollowUp, { state: 'refused' }>;
/** `told`: of the office's events, the first so many are in the request. */
type Made = { request: VerificationRequest; told: number } | Refused;

/** The request that lies under the check's id already, the office's or that of an earlier try, else one made anew. */
const requestFor = async (
  file: CaseFile,
  { caseId, wanted, now }: Opening & { caseId: CaseId },
  store: OpenFollowUpDeps['store'],
): Promise<Made> => {
  const sent = await store.loadRequest(caseId);
  // It may have been made before the office posted what it has posted since.
  if (sent !== undefined) return { request: sent, told: 0 };
  const { timeZone } = existing(findPolicy(file.case.policy), 'policy');
  const original = existing(await store.loadRequest(file.case.caseId), 'request');
  const { purpose, month } = wanted;
  const made = followUpRequest(original, file, { purpose, month, today: civilDayOf(now, timeZone) });
  if (made.type === 'read') return { request: made.request, told: file.officeEvents.length };
  return { purpose, month, at: now, state: 'refused', errors: [...made.errors] };
};

/**
 * Opens the check of a month as if the office had sent it: request, case, then the note beside the contract's case, then a
 * hint. Every step may be repeated; a check that the office has sent by itself counts as this one.
 */
export const openFollowUp = (
  file: CaseFile,
  { wanted, now }: Opening,
  { store, toIntake, recheckSeconds }: OpenFollowUpDeps,
): Promise<FollowUp> =>
  decideAgain(async () => {
    const { caseId: parentId, officeId, registrationNumber, correlationId } = file.case;
    const { purpose, month } = wanted;
    const caseId = caseIdOf({ officeId, registrationNumber, purpose, checkMonth: month });
    const made = await requestFor(file, { caseId, wanted, now }, store);
    if (!('request' in made)) {
      await store.recordFollowUp(parentId, made);
      return made;
    }

    const policy = existing(findPolicy(made.request.policy), 'policy');
    const accepted = newCase(made.request, { policy, at: now, correlationId, recheckSeconds });
    const acceptance = await store.acceptRequest(accepted, made.request);
    // The office was first between our two looks: its request counts.
    if (acceptance === 'conflict') return undefined;
    const { told } = made;
    const opened: FollowUp = { purpose, month, at: now, state: 'opened', caseId, told };
    await store.recordFollowUp(parentId, opened);
    if (acceptance === 'accepted')
      await toIntake({ schemaVersion: '1', type: 'case', caseId, correlationId });
    return opened;
  });
