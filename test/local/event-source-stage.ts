import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { receiveFrom } from '#infra/local/lambda/batch-collector';
import { environmentPool } from '#infra/local/lambda/environment-pool';
import { LOCAL_REGION } from '#infra/local/template/place';
import { startPoller } from '#infra/local/lambda/poller';
import { startSqs } from '#infra/local/queues/sqs-start';
import type { LocalMapping, LocalQueue } from '#infra/local/template/stack-model';
import { startThrowAway, throwAwayFunction, type ThrowAwayFunction } from '#test/local/throw-away-function';

export type Setting = {
  body: string;
  mapping?: Partial<LocalMapping>;
  visibilitySeconds?: number;
  timeoutSeconds?: number;
  maxReceiveCount?: number;
};

export type Stage = ThrowAwayFunction & {
  sqs: SQSClient;
  url: string;
  deadLetterUrl: string;
  send: (bodies: readonly string[]) => Promise<void>;
  /** Switches the mapping on; the result stops it and waits for what runs. */
  start: () => () => Promise<void>;
  isEmpty: () => Promise<boolean>;
};

export type Counts = { waiting: number; inFlight: number };
export const countsOf = async (sqs: SQSClient, queueUrl: string): Promise<Counts> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  return {
    waiting: Number(Attributes.ApproximateNumberOfMessages),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
};

export const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `m${index}`);
export const NOTE_BODIES = 'note(event.Records.map((record) => record.body));';

const arnOf = (name: string): string => `arn:aws:sqs:${LOCAL_REGION}:000000000000:${name}`;

const mappingOf = (queue: LocalQueue, setting: Setting): LocalMapping => ({
  logicalId: 'mapping',
  queueArn: queue.arn,
  functionName: 'throw-away',
  batchSize: 10,
  windowSeconds: 0,
  maximumConcurrency: 2,
  reportsItemFailures: true,
  patterns: [],
  ...setting.mapping,
});

const queueOf = (name: string, url: string, visibilityTimeoutSeconds: number): LocalQueue => ({
  logicalId: name,
  name,
  url,
  arn: arnOf(name),
  visibilityTimeoutSeconds,
  retentionSeconds: 3600,
  delaySeconds: 0,
});

const senderTo =
  (sqs: SQSClient, url: string) =>
  async (bodies: readonly string[]): Promise<void> => {
    for (let first = 0; first < bodies.length; first += 10)
      await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: bodies
            .slice(first, first + 10)
            .map((text, index) => ({ Id: String(index), MessageBody: text })),
        }),
      );
  };

/**
 * The queue service as a real process for one test file. Each stage is a queue with its dead-letter queue, a throw-away
 * function and the mapping between them; every mapping is stopped after its test.
 */
export const eventSourceStages = (): ((setting: Setting) => Promise<Stage>) => {
  const world: { stop?: () => Promise<void>; sqs?: SQSClient; queues: number } = { queues: 0 };
  const cleanups: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const backend = await startSqs(undefined);
    world.stop = backend.stop;
    world.sqs = new SQSClient({
      endpoint: backend.endpoint,
      useQueueUrlAsEndpoint: false,
      region: LOCAL_REGION,
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });
  });
  afterEach(async () => {
    await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
  });
  afterAll(() => world.stop?.());

  return async (setting) => {
    const { body, visibilitySeconds = 2, timeoutSeconds = 2, maxReceiveCount = 50 } = setting;
    const { sqs } = world;
    if (sqs === undefined) throw new Error('stages are made inside tests');
    const name = `q${(world.queues += 1)}`;
    const create = async (QueueName: string, Attributes: Record<string, string>): Promise<string> =>
      (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    const deadLetterUrl = await create(`${name}-dlq`, {});
    const url = await create(name, {
      VisibilityTimeout: String(visibilitySeconds),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(`${name}-dlq`), maxReceiveCount }),
    });
    const made = throwAwayFunction(body, { timeoutSeconds });
    const queue = queueOf(name, url, visibilitySeconds);
    const start = () => {
      const pool = environmentPool({
        maximum: 4,
        maximumPerFunction: 4,
        idleSeconds: 60,
        start: startThrowAway,
      });
      const poller = startPoller(
        { mapping: mappingOf(queue, setting), queue, fn: made.fn },
        { sqs, receiveFrom: receiveFrom(sqs), pool, random: () => 0.99, note: () => undefined },
      );
      cleanups.push(async () => {
        const stopped = poller.stop();
        await pool.close(0);
        await stopped;
      });
      return poller.stop;
    };
    return {
      ...made,
      sqs,
      url,
      deadLetterUrl,
      start,
      send: senderTo(sqs, url),
      isEmpty: async () => {
        const { waiting, inFlight } = await countsOf(sqs, url);
        return waiting + inFlight === 0;
      },
    };
  };
};
