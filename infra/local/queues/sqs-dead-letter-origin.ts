import type { Queue } from '#infra/local/queues/sqs-fauxqs';

export type Origins = {
  /** Id of a dead letter → ARN of the queue it came from. Forgotten with the process. */
  arns: Map<string, string>;
  /** The queue that hands out messages just now: what it enqueues elsewhere meanwhile is a dead letter. */
  handingOut: string | undefined;
};

/**
 * Completes one queue: a redrive leaves its origin behind, and a message that was made visible again keeps its receive
 * count on disk (fauxqs 2.4.1 writes a null there, which its own table refuses).
 */
export const completeQueue = (queue: Queue, origins: Origins): void => {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (...ask) => {
    origins.handingOut = queue.arn;
    try {
      return dequeue(...ask);
    } finally {
      origins.handingOut = undefined;
    }
  };

  const enqueue = queue.enqueue.bind(queue);
  queue.enqueue = (message) => {
    if (origins.handingOut !== undefined) origins.arns.set(message.messageId, origins.handingOut);
    enqueue(message);
  };

  const deleteMessage = queue.deleteMessage.bind(queue);
  queue.deleteMessage = (receiptHandle) => {
    const messageId = queue.inflightMessages.get(receiptHandle)?.message.messageId;
    if (messageId !== undefined) origins.arns.delete(messageId);
    return deleteMessage(receiptHandle);
  };

  const changeVisibility = queue.changeVisibility.bind(queue);
  queue.changeVisibility = (receiptHandle, seconds) => {
    const message = queue.inflightMessages.get(receiptHandle)?.message;
    changeVisibility(receiptHandle, seconds);
    if (seconds !== 0 || message === undefined) return;
    queue.persistence?.updateMessageInflight(
      message.messageId,
      '',
      0,
      message.approximateReceiveCount,
      message.approximateFirstReceiveTimestamp,
    );
  };
};
