import { failedGroups, type FailedFacts } from '#core/case/failed-groups';
import { deadLetterFacts, type DeadLetterFactsDeps } from '#functions/ops-api/dead-letter-facts';
import type { QueueMap } from '#functions/ops-api/queues-view';
import type { QueueDesk } from '#functions/runtime/queues/queue-desk';
import type { FailedView, RedriveRequest, RedriveView } from '#schemas/failed-messages';

export type FailedViewDeps = DeadLetterFactsDeps & {
  queues: QueueMap;
  desk: Pick<QueueDesk, 'count' | 'peek' | 'redrive'>;
};

const LETTERS_PER_QUEUE = 500;
/** Rows read side by side. */
const TOGETHER = 20;

type Place = QueueMap[string];
type Looked = { letters: FailedFacts[]; more: FailedView['more'] };

const lookInto = async (queue: string, { deadLetterUrl }: Place, deps: FailedViewDeps): Promise<Looked> => {
  const { desk } = deps;
  const peeked = await desk.peek(deadLetterUrl, LETTERS_PER_QUEUE);
  const letters: FailedFacts[] = [];
  for (let start = 0; start < peeked.length; start += TOGETHER) {
    const some = peeked.slice(start, start + TOGETHER);
    letters.push(...(await Promise.all(some.map((letter) => deadLetterFacts(queue, letter, deps)))));
  }
  const { waiting, inFlight } = await desk.count(deadLetterUrl);
  const count = waiting + inFlight - letters.length;
  return { letters, more: count > 0 ? [{ queue, count }] : [] };
};

const placeOf = (queues: QueueMap, queue: string): Place | undefined =>
  Object.hasOwn(queues, queue) ? queues[queue] : undefined;

/** Dead letters of one queue or of all, by ids, up to five hundred of each. Looking takes nothing away. `undefined`: no such queue. */
export const viewFailed = async (
  queue: string | undefined,
  deps: FailedViewDeps,
): Promise<FailedView | undefined> => {
  const { queues } = deps;
  const only = queue === undefined ? undefined : placeOf(queues, queue);
  if (queue !== undefined && only === undefined) return undefined;
  const places =
    queue === undefined || only === undefined ? Object.entries(queues) : [[queue, only] as const];
  const looked = await Promise.all(places.map(([name, place]) => lookInto(name, place, deps)));
  return {
    ...failedGroups(looked.flatMap(({ letters }) => letters)),
    more: looked.flatMap(({ more }) => more),
  };
};

/** Sends dead letters again and says of each what came of it; `undefined` for a queue that does not exist. */
export const redrive = async (
  { queue, messageIds }: RedriveRequest,
  { queues, desk }: Pick<FailedViewDeps, 'queues' | 'desk'>,
): Promise<RedriveView | undefined> => {
  const place = placeOf(queues, queue);
  if (place === undefined) return undefined;
  const items = await desk.redrive(place, messageIds);
  const sentAgain = items.flatMap(({ messageId, outcome }) => (outcome === 'sent' ? [messageId] : []));
  return { queue, sentAgain, items: [...items] };
};
