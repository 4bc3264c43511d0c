import type { PushedFact } from '#core/events/agency-facts';
import { consequenceOf } from '#core/reconcile/fact-consequences';
import { factTitle } from '#core/texts/fact-titles';
import type { Track } from '#schemas/verification-request';
import type { AgencyFact } from '#schemas/verification-result';

/** A pushed fact as the result shows it. */
export const agencyFactOf = (
  { subjectId, event, effectiveOn, withdrawnOn, reports }: PushedFact,
  track: Track,
): AgencyFact => ({
  subjectId,
  type: event.type,
  effectiveOn,
  title: factTitle(event),
  ...(withdrawnOn === undefined ? consequenceOf(event, track) : { withdrawnOn }),
  reports,
});
