import { addDays } from '#core/time/day';
import { endOfDay } from '#core/time/due-time';
import { civilDayOf } from '#core/time/local-time';
import { firstDayOf, monthOf } from '#core/time/month';
import { obligationsOf } from '#core/terms/obligations';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseFile } from '#core/ports';
import type { Obligation } from '#schemas/deadline';
import type { FollowUp } from '#schemas/follow-up';
import type { Instant, IsoDay, IsoMonth } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';
import { FOLLOW_UP_PURPOSES, type Purpose } from '#schemas/verification-request';

/** Why agencies are asked for an obligation; the report of the fifth month is made of the check of its month. */
const PURPOSES: Readonly<Partial<Record<Obligation['kind'], Purpose>>> = {
  'monthly-check': 'monitoring',
  'last-month-conclusion': 'contract-end',
  'post-contract-check': 'post-contract',
};

/** A check of one month that an obligation asks for. */
export type WantedFollowUp = { purpose: Purpose; month: IsoMonth };

/** The check of an obligation, if the pack has any question for it. Checks ask for no further checks. */
export const followUpOf = (
  { kind, month }: Pick<Obligation, 'kind' | 'month'>,
  { purpose: ofCase, track }: Pick<VerificationCase, 'purpose' | 'track'>,
  policy: PolicyPack,
): WantedFollowUp | undefined => {
  const purpose = PURPOSES[kind];
  if (purpose === undefined || FOLLOW_UP_PURPOSES.includes(ofCase)) return undefined;
  // A search for a number serves other questions: alone it is nothing to check.
  const isAsked = policy.queries.some(
    ({ tracks, purposes, subjects }) =>
      subjects !== 'whose-inn-is-needed' && tracks.includes(track) && purposes.includes(purpose),
  );
  return isAsked ? { purpose, month } : undefined;
};

/** The check itself; where a contract was prolonged in what was to be its last month, the one at the end asked it all. */
export const answersFor = ({ purpose, month }: WantedFollowUp, made: FollowUp): boolean =>
  made.month === month &&
  (made.purpose === purpose || (purpose === 'monitoring' && made.purpose === 'contract-end'));

export type FollowUpPlan = {
  /** To be opened now. */
  due: readonly WantedFollowUp[];
  /** When the next one begins, or one that was refused is tried again. */
  nextLook?: Instant;
};

const NOTHING: FollowUpPlan = { due: [] };

type Known = Pick<CaseFile, 'case' | 'officeEvents' | 'followUps'>;

const startOf = (day: IsoDay, timeZone: string): Instant =>
  plusSeconds(endOfDay(addDays(day, -1), timeZone), 0.001);

/**
 * A month that is over is not checked any more: nobody can ask for it, and the next month asks the same. The conclusion is
 * owed once, and however late.
 */
const hasBegun = ({ purpose, month }: WantedFollowUp, thisMonth: IsoMonth): boolean =>
  purpose === 'contract-end' ? month <= thisMonth : month === thisMonth;

/**
 * Which checks of a signed contract are to be opened, and when to look again. Nothing of it is stored but what was done:
 * the plan follows from the office's events, month by month in the office's time zone.
 */
export const followUpPlan = ({ case: known, officeEvents, followUps }: Known, now: Instant): FollowUpPlan => {
  const policy = findPolicy(known.policy);
  // Obligations follow from what the office has posted.
  if (policy === undefined || officeEvents.length === 0) return NOTHING;
  const today = civilDayOf(now, policy.timeZone);
  const wanted = obligationsOf(officeEvents, today)
    .filter(({ status }) => status !== 'met')
    .flatMap((obligation) => followUpOf(obligation, known, policy) ?? [])
    .filter((one) => !followUps.some((made) => made.state === 'opened' && answersFor(one, made)));
  const begun = wanted.filter((one) => hasBegun(one, monthOf(today)));
  const isRefusedToday = (one: WantedFollowUp): boolean =>
    followUps.some(
      ({ at, purpose, month }) =>
        purpose === one.purpose && month === one.month && civilDayOf(at, policy.timeZone) === today,
    );
  const ahead = wanted.flatMap(({ month }) => (month > monthOf(today) ? [firstDayOf(month)] : []));
  const isTriedAgain = begun.some((one) => one.month === monthOf(today) && isRefusedToday(one));
  const again = isTriedAgain ? [addDays(today, 1)] : [];
  const [next] = [...ahead, ...again].toSorted();
  return {
    due: begun.filter((one) => !isRefusedToday(one)),
    ...(next === undefined ? {} : { nextLook: startOf(next, policy.timeZone) }),
  };
};
