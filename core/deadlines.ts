import { dueDaysOf } from '#core/legal-term';
import { termsOf } from '#core/legal-terms';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Deadline } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';

/** Every term that acceptance starts, in the order of the clauses. Throws `CalendarYearMissing`. */
export const deadlinesOf = (acceptedOn: IsoDay, policy: PolicyPack): Deadline[] =>
  termsOf(policy)
    .filter(({ start }) => start === 'accepted' || start === 'filed')
    .map((term) => dueDaysOf(acceptedOn, term));
