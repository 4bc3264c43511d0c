import { dueDaysOf } from '#core/terms/legal-term';
import { termsOf } from '#core/terms/legal-terms';
import { earlierOf } from '#core/time/order';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Deadline } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';
import type { Purpose } from '#schemas/verification-request';

/** `filedOn`: the day at an МФЦ, where that was earlier. */
type Started = { acceptedOn: IsoDay; filedOn?: IsoDay };

/**
 * Every term that acceptance starts, in the order of the clauses. The final answer counts from the filing (clause 3.2.3),
 * all others from the day on which the office took the papers. Throws `CalendarYearMissing`.
 */
export const deadlinesFrom = (
  { acceptedOn, filedOn = acceptedOn }: Started,
  policy: PolicyPack,
  purpose?: Purpose,
): Deadline[] =>
  termsOf(policy, purpose).flatMap((term): Deadline[] => {
    if (term.start === 'filed') return [dueDaysOf(earlierOf(filedOn, acceptedOn), term, policy)];
    return term.start === 'accepted' ? [dueDaysOf(acceptedOn, term, policy)] : [];
  });

/** The same of an application that came straight to the office. Throws `CalendarYearMissing`. */
export const deadlinesOf = (acceptedOn: IsoDay, policy: PolicyPack, purpose?: Purpose): Deadline[] =>
  deadlinesFrom({ acceptedOn }, policy, purpose);
