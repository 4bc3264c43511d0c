import type { Message, Queue, QueueStore } from '#infra/local/queues/sqs-fauxqs';

/** Drops what is older than its queue keeps. A dead letter keeps the age that it had in its source. */
export const dropExpired = (store: QueueStore, nowMilliseconds: number): void => {
  for (const queue of store.allQueues()) dropExpiredOf(queue, nowMilliseconds);
};

const dropExpiredOf = (queue: Queue, nowMilliseconds: number): void => {
  const oldest = nowMilliseconds - Number(queue.attributes['MessageRetentionPeriod']) * 1000;
  const isKept = (message: Message): boolean => {
    if (message.sentTimestamp >= oldest) return true;
    queue.persistence?.deleteMessage(message.messageId);
    return false;
  };
  queue.messages = queue.messages.filter(isKept);
  queue.delayedMessages = queue.delayedMessages.filter(isKept);
  for (const [receiptHandle, { message }] of queue.inflightMessages) {
    if (!isKept(message)) queue.inflightMessages.delete(receiptHandle);
  }
};
