import { ifYearsKnown } from '#core/time/calendar';
import { obligationsOf } from '#core/terms/obligations';
import type { PolicyPack } from '#core/policies/policy-pack';
import { trackedDeadlines, type CaseEvents } from '#core/terms/tracked-deadlines';
import type { OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

/**
 * The earliest safe day of what nothing has met, be it a term or a month of monitoring: what is overdue stays until it is
 * met. It follows from the events, not from the day on which it is asked. `undefined`: nothing is owed any more. Throws
 * `CalendarYearMissing`.
 */
export const nextDueOf = (known: CaseEvents, policy: PolicyPack): IsoDay | undefined => {
  const { purpose = 'decision', acceptedOn, officeEvents } = known;
  const terms = trackedDeadlines(known, policy, acceptedOn)
    // A later check has done its part with its result; an application still has to be handed over (clause 3.2.2).
    .filter(({ code, status }) => status !== 'met' && (purpose === 'decision' || code !== 'preparation'))
    .map(({ safeDue }) => safeDue);
  const monitoring = obligationsOf(officeEvents, acceptedOn)
    .filter(({ status }) => status !== 'met')
    .map(({ dueOn }) => dueOn);
  return [...terms, ...monitoring].toSorted()[0];
};

type Place = Pick<VerificationCase, 'safeDue' | 'settled'>;

/** Where a case stands in its office's list. A verification that runs keeps its own day. Throws `CalendarYearMissing`. */
export const placeInOffice = (
  { purpose, acceptedOn, safeDue, state }: VerificationCase,
  officeEvents: readonly OfficeEvent[],
  policy: PolicyPack,
): Place => {
  if (state !== 'result-ready') return { safeDue, settled: false };
  const next = nextDueOf({ purpose, acceptedOn, officeEvents }, policy);
  return { safeDue: next ?? safeDue, settled: next === undefined };
};

/** The same, or the place that it has had where a term ends in a year without a production calendar. */
export const placeIfKnown = (...given: Parameters<typeof placeInOffice>): Place =>
  ifYearsKnown(() => placeInOffice(...given)) ?? { safeDue: given[0].safeDue, settled: false };
