import { newCase } from '#core/case/new-case';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock, Hints } from '#core/ports';
import { readVerificationRequest } from '#core/read-request';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId, CorrelationId } from '#schemas/ids';
import type { FieldError } from '#schemas/problem';
import type { CaseState } from '#schemas/verification-case';

export type AcceptRequestDeps = Pick<Hints, 'toIntake'> & {
  store: Pick<CaseStore, 'acceptRequest' | 'loadCase'>;
  clock: Clock;
  recheckSeconds: number;
};

export type Acceptance =
  | { type: 'accepted' | 'same'; caseId: CaseId; state: CaseState }
  /** Another body under the same office, registration number, purpose and month of check. */
  | { type: 'conflict'; caseId: CaseId }
  | { type: 'wrong'; errors: readonly FieldError[] };

/** A request becomes two rows, then a hint. The same request again finds its case; a different one is a conflict. */
export const acceptRequest = async (
  input: unknown,
  correlationId: CorrelationId,
  deps: AcceptRequestDeps,
): Promise<Acceptance> => {
  const { store, toIntake, clock, recheckSeconds } = deps;
  const read = readVerificationRequest(input);
  if (read.type === 'wrong') return read;

  const policy = existing(findPolicy(read.request.policy), 'policy');
  const accepted = newCase(read.request, { policy, at: clock(), correlationId, recheckSeconds });
  const { caseId } = accepted;
  const type = await store.acceptRequest(accepted, read.request);
  if (type === 'conflict') return { type, caseId };

  const { state } = type === 'accepted' ? accepted : existing(await store.loadCase(caseId), 'case').case;
  // Also for a repeat: the first one may have ended before its hint.
  if (state === 'received') await toIntake({ schemaVersion: '1', type: 'case', caseId, correlationId });
  return { type, caseId, state };
};
