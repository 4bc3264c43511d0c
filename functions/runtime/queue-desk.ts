import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Instant } from '#schemas/time';

type QueueCounts = { waiting: number; inFlight: number; delayed: number };

/** A dead letter as seen from outside. `body` is for reading the ids in it; it is never shown. */
export type DeadLetter = { messageId: string; body: string; receiveCount: number; firstSentAt?: Instant };

/** The queues as an operator works with them. */
export type QueueDesk = {
  count: (queueUrl: string) => Promise<QueueCounts>;
  /** Looks without taking: each message is visible again at once. */
  peek: (queueUrl: string, atMost: number) => Promise<readonly DeadLetter[]>;
  /** Sends dead letters to their queue again, then deletes them; ids of those that went. All, or the named ones. */
  redrive: (
    queues: { url: string; deadLetterUrl: string },
    messageIds?: readonly string[],
  ) => Promise<readonly string[]>;
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
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
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

const count =
  (client: SQSClient): QueueDesk['count'] =>
  async (queueUrl) => {
    const { Attributes: counts = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl,
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfMessagesDelayed',
        ],
      }),
    );
    return {
      waiting: Number(counts.ApproximateNumberOfMessages ?? 0),
      inFlight: Number(counts.ApproximateNumberOfMessagesNotVisible ?? 0),
      delayed: Number(counts.ApproximateNumberOfMessagesDelayed ?? 0),
    };
  };

const peek =
  (client: SQSClient): QueueDesk['peek'] =>
  async (queueUrl, atMost) => {
    const messages = await takeWhile(client, queueUrl, (taken) => taken.size < atMost);
    await putBack(client, queueUrl, messages);
    return messages.slice(0, atMost).map(deadLetterOf);
  };

/** Sent first, deleted after: a crash between leaves a copy, and every act takes a copy for a repeat. */
const sendAgain = async (
  client: SQSClient,
  { url, deadLetterUrl }: { url: string; deadLetterUrl: string },
  message: Message,
): Promise<string> => {
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: message.Body }));
  await client.send(
    new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle: message.ReceiptHandle }),
  );
  return message.MessageId ?? '';
};

/** A message that fails at once again must not keep one redrive going for ever. */
const REDRIVE_AT_MOST = 1000;

const redrive =
  (client: SQSClient): QueueDesk['redrive'] =>
  async (queues, messageIds) => {
    const isNamed = (id: string | undefined): boolean =>
      messageIds === undefined || (id !== undefined && messageIds.includes(id));
    const messages = await takeWhile(
      client,
      queues.deadLetterUrl,
      (taken) =>
        taken.size < REDRIVE_AT_MOST && (messageIds === undefined || messageIds.some((id) => !taken.has(id))),
    );
    const sentAgain: string[] = [];
    for (const message of messages.filter(({ MessageId }) => isNamed(MessageId))) {
      sentAgain.push(await sendAgain(client, queues, message));
    }
    await putBack(
      client,
      queues.deadLetterUrl,
      messages.filter(({ MessageId }) => !isNamed(MessageId)),
    );
    return sentAgain;
  };

export const queueDesk = (client: SQSClient): QueueDesk => ({
  count: count(client),
  peek: peek(client),
  redrive: redrive(client),
});
