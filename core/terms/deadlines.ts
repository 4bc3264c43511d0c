import { dueDaysOf } from '#core/terms/legal-term';
import { termsOf } from '#core/terms/legal-terms';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Deadline } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';
import type { Purpose } from '#schemas/verification-request';

/** Every term that acceptance starts, in the order of the clauses. Throws `CalendarYearMissing`. */
export const deadlinesOf = (acceptedOn: IsoDay, policy: PolicyPack, purpose?: Purpose): Deadline[] =>
  termsOf(policy, purpose)
    .filter(({ start }) => start === 'accepted' || start === 'filed')
    .map((term) => dueDaysOf(acceptedOn, term, policy));
