import {
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { setTimeout as wait } from 'node:timers/promises';
import { ResultEvent } from '#schemas/envelope';

/** One message of the queue of results: two messages with one event would be a result published twice. */
type Published = { messageId: string; eventId: string; caseId: string; version: number; atMs: number };

export type Subscriber = { published: ReadonlyMap<string, Published>; stop: () => Promise<void> };

const resultsQueue = async (sqs: SQSClient): Promise<string> => {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const url = QueueUrls.find((name) => /(?<!-dlq)\.fifo$/.test(name));
  if (url === undefined) throw new Error('There is no queue of results.');
  return url;
};

const publishedIn = ({ MessageId = '', Body = '' }: Message): Published => {
  const { id, subject, data } = ResultEvent.parse(JSON.parse(Body));
  return {
    ...{ messageId: MessageId, eventId: id, caseId: subject, version: data.version },
    atMs: performance.now(),
  };
};

/** Takes every published result off its queue as a subscriber does, and notes each message once with its moment. */
export const subscribe = async (sqs: SQSClient): Promise<Subscriber> => {
  const QueueUrl = await resultsQueue(sqs);
  const published = new Map<string, Published>();
  const state = { isEnding: false };
  const take = async (): Promise<void> => {
    const asked = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
    for (const message of Messages) {
      const one = publishedIn(message);
      if (!published.has(one.messageId)) published.set(one.messageId, one);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  };
  const run = async (): Promise<void> => {
    while (!state.isEnding) {
      try {
        await take();
      } catch {
        // The queue service was killed and is on its way back: what was not deleted comes again.
        await wait(200);
      }
    }
  };
  const running = run();
  return {
    published,
    stop: async () => {
      state.isEnding = true;
      await running;
    },
  };
};
