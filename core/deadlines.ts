import { addWorkingDays, workingDayFrom, workingDayUntil } from '#core/calendar';
import { addDays } from '#core/day';
import type { PolicyPack, Term } from '#core/policies/policy-pack';
import type { Deadline } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';

const laterOf = (left: IsoDay, right: IsoDay): IsoDay => (left > right ? left : right);

const nominalDueOf = (event: IsoDay, term: Term): IsoDay => {
  switch (term.counted) {
    case 'calendar-days':
      return addDays(event, term.days);
    case 'working-days':
      return addWorkingDays(event, term.days);
  }
};

/** Nominal, legal (shifted forward) and safe (shifted back, never before the event) due day of one term. */
const deadlineOf = (event: IsoDay, term: Term): Deadline => {
  const nominalDue = nominalDueOf(event, term);
  return {
    code: term.code,
    clause: term.clause,
    title: term.title,
    startsOn: event,
    nominalDue,
    legalDue: workingDayFrom(nominalDue),
    safeDue: laterOf(event, workingDayUntil(nominalDue)),
  };
};

/** Every term that acceptance starts, in the order of the policy. Throws `CalendarYearMissing`. */
export const deadlinesOf = (acceptedOn: IsoDay, policy: PolicyPack): Deadline[] =>
  policy.terms.map((term) => deadlineOf(acceptedOn, term));
