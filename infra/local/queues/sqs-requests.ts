import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { LOCAL_ACCOUNT } from '#infra/local/template/place';
import type { Origins } from '#infra/local/queues/sqs-dead-letter-origin';
import { SqsFault } from '#infra/local/queues/sqs-fault';
import type { QueueStore, Server } from '#infra/local/queues/sqs-fauxqs';
import { moveTasks, sourcesOf } from '#infra/local/queues/sqs-move-tasks';

const ToQueue = z.object({ QueueUrl: z.string() });
const Send = z.object({ DelaySeconds: z.number().optional() });
const SendBatch = z.object({ Entries: z.array(Send) });
const Receive = z.object({
  MessageAttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  AttributeNames: z.array(z.string()).default([]),
});
const Received = z.object({
  Messages: z.array(
    z.looseObject({
      MessageId: z.string(),
      Attributes: z.record(z.string(), z.string()).optional(),
      MessageAttributes: z.unknown().optional(),
      MD5OfMessageAttributes: z.unknown().optional(),
    }),
  ),
});
const WithUrls = z.looseObject({
  QueueUrl: z.string().optional(),
  QueueUrls: z.array(z.string()).optional(),
});

const checkDelay = ({ DelaySeconds = 0 }: z.infer<typeof Send>): void => {
  if (DelaySeconds >= 0 && DelaySeconds <= 900) return;
  throw new SqsFault(
    'InvalidParameterValue',
    `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
  );
};

/** Adds to a running fauxqs what AWS does and it does not: operations, limits, fresh counts, urls that can be reached. */
export const completeRequests = (server: Server, store: QueueStore, origins: Origins): void => {
  const tasks = moveTasks(store, origins, randomUUID);

  const queueAt = (input: unknown) => {
    const queue = store.getQueue(ToQueue.parse(input).QueueUrl);
    if (queue === undefined) throw new SqsFault('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  };

  /** Operations that fauxqs lacks: answered here. */
  const answers: Record<string, (input: unknown, host: string) => unknown> = {
    StartMessageMoveTask: tasks.start,
    ListMessageMoveTasks: tasks.list,
    CancelMessageMoveTask: tasks.cancel,
    ListDeadLetterSourceQueues: (input, host) => ({
      queueUrls: sourcesOf(store, queueAt(input).arn).map(({ name }) => urlOf(name, host)),
    }),
  };
  /** Operations that need a look or a nudge before fauxqs answers them. */
  const preparations: Record<string, (input: unknown) => void> = {
    GetQueueAttributes: (input) => {
      queueAt(input).processTimers();
    },
    SendMessage: (input) => {
      checkDelay(Send.parse(input));
    },
    SendMessageBatch: (input) => {
      SendBatch.parse(input).Entries.forEach(checkDelay);
    },
  };

  server.addHook('preHandler', (request, reply) => {
    const operation = operationOf(request.headers) ?? '';
    try {
      preparations[operation]?.(request.body);
      const answer = answers[operation]?.(request.body, hostOf(request.headers));
      return Promise.resolve(
        answer === undefined ? undefined : reply.header('content-type', JSON_1_0).send(answer),
      );
    } catch (error) {
      const { code, message } = asFault(error);
      reply.status(400).header('content-type', JSON_1_0).header('x-amzn-query-error', `${code};Sender`);
      return Promise.resolve(reply.send({ __type: `com.amazonaws.sqs#${code}`, message }));
    }
  });

  server.addHook('preSerialization', (request, _reply, body) => {
    const operation = operationOf(request.headers);
    if (operation === 'ReceiveMessage') return Promise.resolve(completeMessages(request.body, body, origins));
    return Promise.resolve(operation === undefined ? body : withReachableUrls(body, hostOf(request.headers)));
  });
};

const JSON_1_0 = 'application/x-amz-json-1.0';

const hostOf = (headers: Record<string, unknown>): string => z.string().parse(headers['host']);

const operationOf = (headers: Record<string, unknown>): string | undefined => {
  const target = headers['x-amz-target'];
  return typeof target === 'string' && target.startsWith('AmazonSQS.')
    ? target.slice('AmazonSQS.'.length)
    : undefined;
};

const asFault = (error: unknown): SqsFault => {
  if (error instanceof SqsFault) return error;
  if (error instanceof z.ZodError) {
    return new SqsFault(
      'InvalidParameterValue',
      `Invalid: ${error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    );
  }
  throw error;
};

const urlOf = (name: string, host: string): string => `http://${host}/${LOCAL_ACCOUNT}/${name}`;

/** A queue made under another port (before a restart) is shown under the one that is asked now. */
const withReachableUrls = (payload: unknown, host: string): unknown => {
  const read = WithUrls.safeParse(payload);
  if (!read.success) return payload;
  const here = (url: string): string => urlOf(url.split('/').at(-1) ?? '', host);
  const { QueueUrl, QueueUrls } = read.data;
  return {
    ...read.data,
    ...(QueueUrl === undefined ? {} : { QueueUrl: here(QueueUrl) }),
    ...(QueueUrls === undefined ? {} : { QueueUrls: QueueUrls.map(here) }),
  };
};

/** Message attributes only where asked for, and the origin of a dead letter where asked for. */
const completeMessages = (request: unknown, payload: unknown, origins: Origins): unknown => {
  const asked = Receive.safeParse(request);
  const received = Received.safeParse(payload);
  if (!asked.success || !received.success) return payload;
  const system = [...asked.data.AttributeNames, ...asked.data.MessageSystemAttributeNames];
  const wantsOrigin = system.includes('All') || system.includes('DeadLetterQueueSourceArn');
  return {
    Messages: received.data.Messages.map(
      ({ MessageAttributes, MD5OfMessageAttributes, Attributes, ...message }) => {
        const origin = wantsOrigin ? origins.arns.get(message.MessageId) : undefined;
        return {
          ...message,
          Attributes: {
            ...Attributes,
            ...(origin === undefined ? {} : { DeadLetterQueueSourceArn: origin }),
          },
          ...(asked.data.MessageAttributeNames.length === 0
            ? {}
            : { MessageAttributes, MD5OfMessageAttributes }),
        };
      },
    ),
  };
};
