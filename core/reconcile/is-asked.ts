import type { Context } from '#core/reconcile/context';
import type { QueryKind } from '#schemas/query';

/** Whether the policy asks this in this track at all: of what it does not ask, nothing is said. */
export const isAskedInTrack = ({ request, policy }: Context, kind: QueryKind): boolean =>
  policy.queries.some((rule) => rule.kind === kind && rule.tracks.includes(request.track));
