import { caseIdOf } from '#core/ids';
import { deadlinesOf } from '#core/deadlines';
import { plusSeconds } from '#core/plus-seconds';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock, Hints } from '#core/ports';
import { readVerificationRequest } from '#core/read-request';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId, CorrelationId } from '#schemas/ids';
import type { FieldError } from '#schemas/problem';
import type { Instant, IsoDay } from '#schemas/time';
import type { CaseState, VerificationCase } from '#schemas/verification-case';
import type { VerificationRequest } from '#schemas/verification-request';

export type AcceptRequestDeps = Pick<Hints, 'toIntake'> & {
  store: Pick<CaseStore, 'acceptRequest' | 'loadCase'>;
  clock: Clock;
  recheckSeconds: number;
};

export type Acceptance =
  | { type: 'accepted' | 'same'; caseId: CaseId; state: CaseState }
  /** Another body under the same office, registration number and purpose. */
  | { type: 'conflict'; caseId: CaseId }
  | { type: 'wrong'; errors: readonly FieldError[] };

/** The office's day by which everything should be ready. */
const safeDueOf = ({ acceptedOn, policy }: VerificationRequest): IsoDay => {
  const deadlines = deadlinesOf(acceptedOn, existing(findPolicy(policy), 'policy'));
  return existing(
    deadlines.find(({ code }) => code === 'preparation'),
    'policy/terms/preparation',
  ).safeDue;
};

const caseOf = (
  request: VerificationRequest,
  received: { at: Instant; correlationId: CorrelationId; recheckSeconds: number },
): VerificationCase => {
  const { officeId, registrationNumber, purpose, policy, track, acceptedOn, municipalityOktmo } = request;
  return {
    caseId: caseIdOf({ officeId, registrationNumber, purpose }),
    officeId,
    registrationNumber,
    purpose,
    policy,
    track,
    testMode: request.testMode ?? false,
    acceptedOn,
    ...(municipalityOktmo === undefined ? {} : { municipalityOktmo }),
    receivedAt: received.at,
    correlationId: received.correlationId,
    state: 'received',
    version: 1,
    resultVersion: 0,
    publishedVersion: 0,
    nextActionAt: plusSeconds(received.at, received.recheckSeconds),
    safeDue: safeDueOf(request),
  };
};

/** A request becomes two rows, then a hint. The same request again finds its case; a different one is a conflict. */
export const acceptRequest = async (
  input: unknown,
  correlationId: CorrelationId,
  deps: AcceptRequestDeps,
): Promise<Acceptance> => {
  const { store, toIntake, clock, recheckSeconds } = deps;
  const read = readVerificationRequest(input);
  if (read.type === 'wrong') return read;

  const accepted = caseOf(read.request, { at: clock(), correlationId, recheckSeconds });
  const { caseId } = accepted;
  const type = await store.acceptRequest(accepted, read.request);
  if (type === 'conflict') return { type, caseId };

  const { state } = type === 'accepted' ? accepted : existing(await store.loadCase(caseId), 'case').case;
  // Also for a repeat: the first one may have ended before its hint.
  if (state === 'received') await toIntake({ schemaVersion: '1', type: 'case', caseId, correlationId });
  return { type, caseId, state };
};
