import { type Context, knownOf } from '#core/reconcile/context';
import type { IsoDay } from '#schemas/time';
import type { PlacementFact } from '#schemas/verification-result';

/** Registered as out of work since then, as the employment service says; `undefined` while it has said nothing. */
const registeredSince = (context: Context, since: IsoDay): boolean | undefined => {
  const known = context.request.subjects
    .map((subject) => knownOf(context, 'unemployment-registration', { subject }))
    .flatMap((answer) => (answer.type === 'facts' ? [answer.facts.periods] : []));
  return known.length === 0
    ? undefined
    : known.flat().some(({ from }) => from !== undefined && from >= since);
};

/**
 * The statistics flag of order Пр-622 п. 1б: somebody of the family lost work on or after the day that the pack counts
 * from. A register of those out of work stands for the loss: the day of dismissal itself is in none that is asked.
 */
export const jobLossFlag = (
  context: Context,
  placements: readonly PlacementFact[],
): { jobLostAfter20220301?: boolean } => {
  const since = context.policy.countsJobLossSince;
  if (since === undefined) return {};
  const hasEnded = placements.some(({ state, endOn }) => state === 'terminated' && (endOn ?? '') >= since);
  const isLost = hasEnded || registeredSince(context, since);
  return isLost === undefined ? {} : { jobLostAfter20220301: isLost };
};
