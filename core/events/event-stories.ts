import { canonicalJson } from '#core/digest';
import { inOrderOf } from '#core/time/order';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent, EmploymentEventType } from '#schemas/employment-event';
import type { SubjectId } from '#schemas/ids';

/** What one source tells about one thing: the report with everything that later changed it, in the order of reporting. */
export type Story = { subjectId: SubjectId; source: string; told: MatchedEvent[] };

const keyOf = ({ subjectId, event }: MatchedEvent, id: string): string =>
  JSON.stringify([subjectId, event.source, id]);

/** What applies later on one day of reporting. */
const RANK: Readonly<Record<EmploymentEventType, number>> = {
  'placement-reported': 0,
  'placement-corrected': 1,
  'placement-terminated': 2,
  'placement-cancelled': 3,
  'notice-withdrawn': 3,
  'unemployed-registered': 0,
  'unemployed-deregistered': 1,
  'training-started': 0,
  'training-completed': 1,
  'training-dropped': 1,
  'business-registered': 0,
  'business-deregistered': 1,
  'self-employed-registered': 0,
  'self-employed-deregistered': 1,
  'plan-verdict': 0,
};

const parentOf = (event: EmploymentEvent): string | undefined =>
  event.type === 'placement-reported' ? undefined : event.correctsEventId;

/** An event that stands in place of another applies after it, also on one day of reporting. */
const orderOf = ({ event, receivedAt }: MatchedEvent): string => {
  const replaces = parentOf(event) === undefined ? 0 : 1;
  const { reportedOn, type, source, sourceEventId } = event;
  return `${reportedOn} ${replaces} ${RANK[type]} ${source} ${sourceEventId} ${canonicalJson(event)} ${receivedAt}`;
};

/** Each event once, as it first came, in the order of reporting, whatever the order of arrival. */
const inOrder = (received: readonly MatchedEvent[]): MatchedEvent[] => {
  const sorted = [...received].sort(inOrderOf(orderOf));
  const passed = new Set<string>();
  return sorted.filter((one) => {
    const key = keyOf(one, one.event.sourceEventId);
    const isFirst = !passed.has(key);
    passed.add(key);
    return isFirst;
  });
};

/** The key of the report that an event belongs to; of the last known event where the report has not come yet. */
const rootOf = (one: MatchedEvent, known: ReadonlyMap<string, MatchedEvent>): string => {
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

/**
 * Events in whatever order and however often they came → what each source tells, by event ids. Effective days play no
 * part: a correction holds because it was reported later.
 */
export const storiesOf = (received: readonly MatchedEvent[]): Story[] => {
  const events = inOrder(received);
  const known = new Map(events.map((one) => [keyOf(one, one.event.sourceEventId), one]));
  const stories = new Map<string, Story>();
  for (const one of events) {
    const root = rootOf(one, known);
    const story = stories.get(root) ?? { subjectId: one.subjectId, source: one.event.source, told: [] };
    story.told.push(one);
    stories.set(root, story);
  }
  return [...stories.values()];
};
