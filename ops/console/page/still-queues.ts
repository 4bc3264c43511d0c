import type { QueuesView } from '#schemas/api';
import type { Instant } from '#schemas/time';

/** Queue → since when this page has seen messages in it and nobody who works on any. */
export type StillQueues = ReadonlyMap<string, Instant>;

/** What a further look adds: a queue that moves, or is empty, starts anew. */
export const stillQueues = (before: StillQueues, { queues }: QueuesView, now: Instant): StillQueues =>
  new Map(
    queues
      .filter(({ waiting, inFlight }) => waiting > 0 && inFlight === 0)
      .map(({ queue }) => [queue, before.get(queue) ?? now]),
  );
