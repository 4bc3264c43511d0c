import { deadlinesOf } from '#core/terms/deadlines';
import { caseIdOf } from '#core/ids';
import { plusSeconds } from '#core/time/plus-seconds';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { CorrelationId } from '#schemas/ids';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';
import type { VerificationRequest } from '#schemas/verification-request';

type Received = {
  policy: PolicyPack;
  at: Instant;
  correlationId: CorrelationId;
  /** How soon the sweeper looks whether the hint to open the case got lost. */
  recheckSeconds: number;
};

/** The office's day by which everything should be ready. */
const safeDueOf = ({ acceptedOn, purpose }: VerificationRequest, policy: PolicyPack): IsoDay =>
  deadlinesOf(acceptedOn, policy, purpose).find(({ code }) => code === 'preparation')?.safeDue ?? acceptedOn;

/** The row of a request that has just come in. Throws `CalendarYearMissing`. */
export const newCase = (request: VerificationRequest, received: Received): VerificationCase => {
  const { officeId, registrationNumber, purpose, checkMonth, policy, track } = request;
  const { acceptedOn, municipalityOktmo } = request;
  return {
    caseId: caseIdOf({ officeId, registrationNumber, purpose, checkMonth }),
    officeId,
    registrationNumber,
    purpose,
    ...(checkMonth === undefined ? {} : { checkMonth }),
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
    safeDue: safeDueOf(request, received.policy),
  };
};
