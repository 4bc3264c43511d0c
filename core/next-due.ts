import { obligationsOf } from '#core/obligations';
import type { PolicyPack } from '#core/policies/policy-pack';
import { trackedDeadlines, type CaseEvents } from '#core/tracked-deadlines';
import type { IsoDay } from '#schemas/time';

/**
 * The safe day of the nearest term that nothing has met, else of the nearest month of monitoring that is not over. The
 * office's list is sorted by it. `undefined`: nothing is owed any more. Throws `CalendarYearMissing`.
 */
export const nextDueOf = (known: CaseEvents, policy: PolicyPack, today: IsoDay): IsoDay | undefined => {
  const terms = trackedDeadlines(known, policy, today)
    .filter(({ status }) => status !== 'met')
    .map(({ safeDue }) => safeDue);
  const monitoring = obligationsOf(known.officeEvents, today)
    .filter(({ status }) => status === 'due' || status === 'upcoming')
    .map(({ dueOn }) => dueOn);
  return [...terms, ...monitoring].toSorted()[0];
};
