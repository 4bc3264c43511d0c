import type { Agency } from '#core/agency';
import { viewChannels, type ChannelsViewDeps } from '#functions/ops-api/channels-view';
import type { QueueDesk } from '#functions/runtime/queues/queue-desk';
import type { AgenciesView, QueuesView } from '#schemas/api';

/** Queue name → where it is and where its dead letters are. */
export type QueueMap = Readonly<Record<string, { url: string; deadLetterUrl: string }>>;

export type QueuesViewDeps = ChannelsViewDeps & {
  queues: QueueMap;
  desk: Pick<QueueDesk, 'count'>;
};

type QueueView = QueuesView['queues'][number];

const viewQueue = async (
  queue: string,
  { url, deadLetterUrl }: QueueMap[string],
  desk: QueuesViewDeps['desk'],
): Promise<QueueView> => {
  const [counts, deadLetters] = await Promise.all([desk.count(url), desk.count(deadLetterUrl)]);
  return { queue, ...counts, deadLetters: deadLetters.waiting + deadLetters.inFlight };
};

/** How many messages wait, are being worked on, and have failed, by queue. */
export const viewQueues = async ({
  queues,
  desk,
}: Pick<QueuesViewDeps, 'queues' | 'desk'>): Promise<QueuesView> => ({
  queues: await Promise.all(Object.entries(queues).map(([queue, place]) => viewQueue(queue, place, desk))),
});

type AgencyView = AgenciesView['agencies'][number];

const viewAgency = async (
  agency: Agency,
  queues: readonly QueueView[],
  deps: QueuesViewDeps,
): Promise<AgencyView> => {
  const { id, title, informationTypes, termWorkingDays, maxConcurrency } = agency;
  const own = queues.find(({ queue }) => queue === `query-${id}`);
  return {
    agency: id,
    title: title.ru,
    kinds: informationTypes.map(({ kind }) => kind),
    termWorkingDays,
    maxConcurrency,
    waitingHints: (own?.waiting ?? 0) + (own?.inFlight ?? 0) + (own?.delayed ?? 0),
    channels: await viewChannels(agency, deps),
    deadLetters: own?.deadLetters ?? 0,
  };
};

/** Each agency as its descriptor, its queue and its channels say. */
export const viewAgencies = async (deps: QueuesViewDeps): Promise<AgenciesView> => {
  const { queues } = await viewQueues(deps);
  return { agencies: await Promise.all(deps.agencies.map((agency) => viewAgency(agency, queues, deps))) };
};
