import { deadlinesOf } from '#core/terms/deadlines';
import { civilDayOf } from '#core/time/local-time';
import type { PolicyPack } from '#core/policies/policy-pack';
import { SMALL_COUNT_BELOW } from '#core/programme/small-counts';
import type { OnTimeShare } from '#schemas/programme-report';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

/**
 * Whether the first result was ready on the legal day of the preparation term (clause 3.2.2). `undefined`: the day has
 * not passed, or the row is older than the record of that moment. Throws `CalendarYearMissing`.
 */
export const isOnTime = (known: VerificationCase, policy: PolicyPack, now: Instant): boolean | undefined => {
  const { state, firstResultAt, acceptedOn } = known;
  const due = deadlinesOf(acceptedOn, policy).find(({ code }) => code === 'preparation')?.legalDue;
  if (due === undefined) return undefined;
  if (firstResultAt !== undefined) return civilDayOf(firstResultAt, policy.timeZone) <= due;
  if (state === 'result-ready') return undefined;
  return civilDayOf(now, policy.timeZone) > due ? false : undefined;
};

/** Ends of a range lie on whole steps, so that they do not tell the number of results either. */
const STEP_PERCENT = 5;

const isSmall = (count: number): boolean => count > 0 && count < SMALL_COUNT_BELOW;

/**
 * Exact where neither part is small; else the same range for each of the counts 1 to 4 that the small part may be.
 * `undefined`: too few to share out, or both parts are small.
 */
export const onTimeShare = (kept: number, missed: number): OnTimeShare | undefined => {
  const known = kept + missed;
  if (known < SMALL_COUNT_BELOW || (isSmall(kept) && isSmall(missed))) return undefined;
  const mostOfSmall = ((SMALL_COUNT_BELOW - 1) * 100) / known;
  const width = Math.min(100, Math.ceil(mostOfSmall / STEP_PERCENT) * STEP_PERCENT);
  if (isSmall(missed)) return { fromPercent: 100 - width, toPercent: 100 };
  if (isSmall(kept)) return { fromPercent: 0, toPercent: width };
  const percent = Math.round((kept * 100) / known);
  return { fromPercent: percent, toPercent: percent };
};
