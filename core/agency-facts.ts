import { storiesOf } from '#core/event-stories';
import { referenceOf } from '#core/placements';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';
import type { EventReference } from '#schemas/verification-result';

/** Everything that may be posted but jobs, which are merged by `mergePlacements`. */
export type FactEvent = Exclude<EmploymentEvent, { type: `placement-${string}` }>;

/** What an agency pushed, after its corrections: the events that say it and the day from which it holds. */
export type PushedFact = {
  subjectId: SubjectId;
  event: FactEvent;
  effectiveOn: IsoDay;
  reports: EventReference[];
};

const isFact = (event: EmploymentEvent): event is FactEvent => !event.type.startsWith('placement-');

const effectiveOnOf = (event: FactEvent): IsoDay => {
  if ('effectiveOn' in event) return event.effectiveOn;
  if ('decidedOn' in event) return event.decidedOn;
  return event.type === 'training-started' ? event.training.startOn : event.training.endOn;
};

/** What makes two events one fact, whoever reports it. */
const keyOf = ({ subjectId, event, effectiveOn }: PushedFact): string => {
  const head = [subjectId, effectiveOn, event.type];
  if ('training' in event) return [...head, event.training.programme].join('#');
  if ('ogrnip' in event) return [...head, event.ogrnip].join('#');
  if ('verdict' in event) return [...head, event.planReference, event.verdict].join('#');
  return head.join('#');
};

/**
 * Facts by the day from which they hold, each once, with every report of it. An event that names an earlier one stands in
 * its place, in whatever order they came.
 */
export const agencyFacts = (received: readonly MatchedEvent[]): PushedFact[] => {
  const facts = new Map<string, PushedFact>();
  for (const { subjectId, told } of storiesOf(received)) {
    const last = told.at(-1);
    if (last === undefined || !isFact(last.event)) continue;
    const { event } = last;
    const fact = { subjectId, event, effectiveOn: effectiveOnOf(event), reports: told.map(referenceOf) };
    const known = facts.get(keyOf(fact));
    if (known === undefined) facts.set(keyOf(fact), fact);
    else known.reports.push(...fact.reports);
  }
  return [...facts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, fact]) => fact);
};
