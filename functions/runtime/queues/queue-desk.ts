import {
  ChangeMessageVisibilityBatchCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { queueCounts, type QueueCounts } from '#functions/runtime/queues/queue-counts';
import { failedItem, sendAgain } from '#functions/runtime/send-again';
import { REDRIVE_AT_MOST, type RedriveItem } from '#schemas/failed-messages';
import type { Instant } from '#schemas/time';

/** A dead letter as seen from outside. `body` is for reading the ids in it; it is never shown. */
export type DeadLetter = { messageId: string; body: string; receiveCount: number; firstSentAt?: Instant };

/** The queues as an operator works with them. */
export type QueueDesk = {
  count: (queueUrl: string) => Promise<QueueCounts>;
  /** Looks without taking: each message is visible again at once. */
  peek: (queueUrl: string, atMost: number) => Promise<readonly DeadLetter[]>;
  /**
   * Sends dead letters to their queue again, then deletes them, and says of each what came of it. The named ones, or as many
   * as one call takes.
   */
  redrive: (
    queues: { url: string; deadLetterUrl: string },
    messageIds?: readonly string[],
  ) => Promise<readonly RedriveItem[]>;
};

/** Long enough to look at a queue or to send a message again, short enough if we die meanwhile. */
const VISIBILITY_SECONDS = 30;
const BATCH = 10;

const instantOf = (milliseconds: string | undefined): Instant | undefined =>
  milliseconds === undefined ? undefined : new Date(Number(milliseconds)).toISOString();

const deadLetterOf = (message: Message): DeadLetter => {
  const firstSentAt = instantOf(message.Attributes?.SentTimestamp);
  return {
    messageId: message.MessageId ?? '',
    body: message.Body ?? '',
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
    ...(firstSentAt === undefined ? {} : { firstSentAt }),
  };
};

const receive = async (client: SQSClient, queueUrl: string): Promise<Message[]> => {
  const received = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: VISIBILITY_SECONDS,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount', 'MessageGroupId'],
    }),
  );
  return received.Messages ?? [];
};

/** Makes messages visible again at once. Where that fails they come back by themselves after the visibility time. */
const putBack = async (client: SQSClient, queueUrl: string, messages: readonly Message[]): Promise<void> => {
  for (let start = 0; start < messages.length; start += BATCH) {
    await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: messages.slice(start, start + BATCH).map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }
};

/** Takes batches until `wanted` says enough or nothing more is visible. Each message once. */
const takeWhile = async (
  client: SQSClient,
  queueUrl: string,
  wantsMore: (taken: ReadonlyMap<string, Message>) => boolean,
): Promise<Message[]> => {
  const taken = new Map<string, Message>();
  while (wantsMore(taken)) {
    const before = taken.size;
    for (const message of await receive(client, queueUrl)) taken.set(message.MessageId ?? '', message);
    if (taken.size === before) break;
  }
  return [...taken.values()];
};

const peek =
  (client: SQSClient): QueueDesk['peek'] =>
  async (queueUrl, atMost) => {
    const messages = await takeWhile(client, queueUrl, (taken) => taken.size < atMost);
    await putBack(client, queueUrl, messages);
    return messages.slice(0, atMost).map(deadLetterOf);
  };

/** Far more than anybody looks through; a queue that fills while it is read must not keep one call going for ever. */
const SCAN_AT_MOST = 1000;

const isFound = (taken: ReadonlyMap<string, Message>, messageIds: readonly string[] | undefined): boolean =>
  messageIds === undefined ? taken.size >= REDRIVE_AT_MOST : messageIds.every((id) => taken.has(id));

/**
 * Where the named ones are that were not met. Counts are approximate: a message that is called gone by mistake shows up
 * again, one that is called hidden is asked for once more.
 */
const itemsNotMet = async (
  client: SQSClient,
  deadLetterUrl: string,
  { missing, taken }: { missing: readonly string[]; taken: number },
): Promise<RedriveItem[]> => {
  if (missing.length === 0) return [];
  if (taken >= SCAN_AT_MOST) return missing.map((messageId) => failedItem(messageId, 'not-reached'));
  const { inFlight } = await queueCounts(client)(deadLetterUrl);
  return missing.map((messageId) =>
    inFlight > taken ? failedItem(messageId, 'hidden') : { messageId, outcome: 'gone' },
  );
};

const redrive =
  (client: SQSClient): QueueDesk['redrive'] =>
  async (queues, messageIds) => {
    const { deadLetterUrl } = queues;
    const messages = await takeWhile(
      client,
      deadLetterUrl,
      (taken) => taken.size < SCAN_AT_MOST && !isFound(taken, messageIds),
    );
    const ids = messageIds ?? messages.slice(0, REDRIVE_AT_MOST).map(({ MessageId }) => MessageId ?? '');
    const isNamed = ({ MessageId }: Message): boolean => ids.includes(MessageId ?? '');
    const missing = ids.filter((id) => !messages.some(({ MessageId }) => MessageId === id));
    const notMet = await itemsNotMet(client, deadLetterUrl, { missing, taken: messages.length });
    await putBack(
      client,
      deadLetterUrl,
      messages.filter((message) => !isNamed(message)),
    );
    const items: RedriveItem[] = [];
    for (const message of messages.filter(isNamed)) items.push(await sendAgain(client, queues, message));
    return [...items, ...notMet];
  };

export const queueDesk = (client: SQSClient): QueueDesk => ({
  count: queueCounts(client),
  peek: peek(client),
  redrive: redrive(client),
});
