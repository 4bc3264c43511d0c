import { storiesOf, type Story } from '#core/events/event-stories';
import { inOrderOf } from '#core/time/order';
import { referenceOf } from '#core/events/placements';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';
import type { EventReference } from '#schemas/verification-result';

/** Everything that may be posted but jobs, which are merged by `mergePlacements`. */
export type FactEvent = Exclude<EmploymentEvent, { type: `placement-${string}` | 'notice-withdrawn' }>;

/** What an agency pushed, after its corrections: the events that say it and the day from which it holds. */
export type PushedFact = {
  subjectId: SubjectId;
  event: FactEvent;
  effectiveOn: IsoDay;
  /** The day on which its sender took it back: it holds no more, but what was decided on it may have to be looked at. */
  withdrawnOn?: IsoDay;
  reports: EventReference[];
};

const isWithdrawal = ({ type }: EmploymentEvent): boolean =>
  type === 'notice-withdrawn' || type === 'placement-cancelled';

const isFact = (event: EmploymentEvent): event is FactEvent =>
  event.type !== 'notice-withdrawn' && !event.type.startsWith('placement-');

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

/** The last event that says something; a withdrawal says something only about the one before it. */
const factIn = ({ subjectId, told }: Story): PushedFact[] => {
  const last = told.at(-1);
  const event = told.map((one) => one.event).findLast(isFact);
  if (last === undefined || event === undefined || !(isFact(last.event) || isWithdrawal(last.event)))
    return [];
  return [
    {
      subjectId,
      event,
      effectiveOn: effectiveOnOf(event),
      ...(isWithdrawal(last.event) ? { withdrawnOn: last.event.reportedOn } : {}),
      reports: told.map(referenceOf),
    },
  ];
};

/** What one source took back still holds where another tells it too. */
const merged = (same: readonly PushedFact[]): PushedFact[] => {
  const [first] = [...same.filter(({ withdrawnOn }) => withdrawnOn === undefined), ...same];
  return first === undefined ? [] : [{ ...first, reports: same.flatMap(({ reports }) => reports) }];
};

/**
 * Facts by the day from which they hold, each once, with every report of it. An event that names an earlier one stands in
 * its place, in whatever order they came; a fact that was taken back stays in the list as such.
 */
export const agencyFacts = (received: readonly MatchedEvent[]): PushedFact[] => {
  const facts = new Map<string, PushedFact[]>();
  for (const fact of storiesOf(received).flatMap(factIn)) {
    facts.set(keyOf(fact), [...(facts.get(keyOf(fact)) ?? []), fact]);
  }
  return [...facts].sort(inOrderOf(([key]) => key)).flatMap(([, same]) => merged(same));
};
