import type { FailedMessage } from '#schemas/failed-messages';

/** Small enough that a stop waits for seconds at most, and that a lost reply leaves few messages in doubt. */
const LARGEST_BATCH = 10;

export type RedriveBatch = { queue: string; messageIds: string[] };

/** Each batch of one queue, in the order in which they were shown. */
export const redriveBatches = (failed: readonly FailedMessage[], perSecond: number): RedriveBatch[] => {
  const size = Math.min(LARGEST_BATCH, perSecond);
  return [...new Set(failed.map(({ queue }) => queue))].flatMap((queue) => {
    const ids = failed.filter((one) => one.queue === queue).map(({ messageId }) => messageId);
    return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ({
      queue,
      messageIds: ids.slice(index * size, (index + 1) * size),
    }));
  });
};
