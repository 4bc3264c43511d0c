import { canonicalJson } from '#core/digest';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { SubjectId } from '#schemas/ids';
import type { PlacementFact } from '#schemas/verification-result';

type Placement = Extract<EmploymentEvent, { placement: unknown }>['placement'];
type Received = Pick<MatchedEvent, 'subjectId' | 'event'>;

/** One placement as one source tells it: the report with everything that later changed it. */
type Story = { subjectId: SubjectId; source: string; events: EmploymentEvent[] };

/** A story told to its end. */
type Told = {
  subjectId: SubjectId;
  source: string;
  placement: Placement;
  isCancelled: boolean;
  endOn?: string;
  events: readonly string[];
};

const keyOf = ({ subjectId, event }: Received, id: string): string =>
  JSON.stringify([subjectId, event.source, id]);

/** What applies later on one day of reporting. */
const RANK: Readonly<Record<EmploymentEvent['type'], number>> = {
  'placement-reported': 0,
  'placement-corrected': 1,
  'placement-terminated': 2,
  'placement-cancelled': 3,
};

const orderOf = ({ event }: Received): string =>
  `${event.reportedOn} ${RANK[event.type]} ${event.source} ${event.sourceEventId} ${canonicalJson(event)}`;

/** Each event once, in the order of reporting, whatever the order of arrival. */
const inOrder = (received: readonly Received[]): Received[] => {
  const sorted = [...received].sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const passed = new Set<string>();
  return sorted.filter((one) => {
    const key = keyOf(one, one.event.sourceEventId);
    const isFirst = !passed.has(key);
    passed.add(key);
    return isFirst;
  });
};

const parentOf = (event: EmploymentEvent): string | undefined =>
  event.type === 'placement-reported' ? undefined : event.correctsEventId;

/** The key of the report that an event belongs to; of the last known event where the report has not come yet. */
const rootOf = (one: Received, known: ReadonlyMap<string, Received>): string => {
  const passed = new Set<string>();
  let current = one;
  for (;;) {
    const key = keyOf(current, current.event.sourceEventId);
    const parent = parentOf(current.event);
    if (parent === undefined || passed.has(key)) return key;
    passed.add(key);
    const next = known.get(keyOf(current, parent));
    // Corrections of a report that is still missing meet under its id.
    if (next === undefined) return keyOf(current, parent);
    current = next;
  }
};

const storiesOf = (received: readonly Received[]): Story[] => {
  const known = new Map(received.map((one) => [keyOf(one, one.event.sourceEventId), one]));
  const stories = new Map<string, Story>();
  for (const one of received) {
    const root = rootOf(one, known);
    const story = stories.get(root) ?? { subjectId: one.subjectId, source: one.event.source, events: [] };
    story.events.push(one.event);
    stories.set(root, story);
  }
  return [...stories.values()];
};

/** The report first, then its corrections by their day; the last one that describes the placement holds. */
const placementOf = (events: readonly EmploymentEvent[]): Placement | undefined => {
  const corrected = events.flatMap((event) =>
    event.type === 'placement-corrected' ? [event.placement] : [],
  );
  const reported = events.flatMap((event) => (event.type === 'placement-reported' ? [event.placement] : []));
  return corrected.at(-1) ?? reported.at(-1);
};

/** A story of which only the end has come is not told yet: it waits for its report. */
const tell = ({ subjectId, source, events }: Story): Told[] => {
  const placement = placementOf(events);
  if (placement === undefined) return [];
  const endOn = events
    .flatMap((event) => (event.type === 'placement-terminated' ? [event.endOn] : []))
    .at(-1);
  return [
    {
      subjectId,
      source,
      placement,
      isCancelled: events.some(({ type }) => type === 'placement-cancelled'),
      ...(endOn === undefined ? {} : { endOn }),
      events: events.map(({ sourceEventId }) => sourceEventId),
    },
  ];
};

const stateOf = (live: readonly Told[], endOn: string | undefined): PlacementFact['state'] => {
  if (live.length === 0) return 'cancelled';
  return endOn === undefined ? 'reported' : 'terminated';
};

/** Person, employer and start day make a placement: a second source confirms it and creates no second one. */
const factOf = (same: readonly Told[]): PlacementFact[] => {
  const live = same.filter(({ isCancelled }) => !isCancelled);
  const [chosen] = live.length > 0 ? live : same;
  if (chosen === undefined) return [];
  const endOn = live.flatMap((told) => (told.endOn === undefined ? [] : [told.endOn])).at(-1);
  return [
    {
      subjectId: chosen.subjectId,
      state: stateOf(live, endOn),
      employerInn: chosen.placement.employer.inn,
      employerName: chosen.placement.employer.name,
      startOn: chosen.placement.startOn,
      ...(endOn === undefined ? {} : { endOn }),
      confirmation: chosen.placement.confirmation,
      events: same.flatMap(({ events }) => events),
    },
  ];
};

const mergeKey = ({ subjectId, placement }: Told): string =>
  JSON.stringify([subjectId, placement.startOn, placement.employer.inn]);

/** Merged placements and those of one person that cannot both be right. */
export type Placements = {
  facts: PlacementFact[];
  conflicts: { subjectId: SubjectId; facts: readonly [PlacementFact, PlacementFact] }[];
};

const isOver = (fact: PlacementFact, day: string): boolean => fact.endOn !== undefined && fact.endOn <= day;

/** One employer with two start days, unless the first job had ended; or two employers from the same day. */
const contradict = (earlier: PlacementFact, later: PlacementFact): boolean => {
  if (earlier.employerInn === later.employerInn) return !isOver(earlier, later.startOn);
  return earlier.startOn === later.startOn;
};

/** Corrections, cancellations and terminations apply by event id, whatever the order of arrival. Repeats change nothing. */
export const mergePlacements = (received: readonly Received[]): Placements => {
  const told = storiesOf(inOrder(received)).flatMap(tell);
  const keys = Array.from(new Set(told.map(mergeKey))).sort();
  const facts = keys.flatMap((key) => factOf(told.filter((one) => mergeKey(one) === key)));
  const live = facts.filter(({ state }) => state !== 'cancelled');
  const conflicts = live.flatMap((earlier, index) =>
    live
      .slice(index + 1)
      .filter((later) => later.subjectId === earlier.subjectId && contradict(earlier, later))
      .map((later) => ({ subjectId: earlier.subjectId, facts: [earlier, later] as const })),
  );
  return { facts, conflicts };
};
