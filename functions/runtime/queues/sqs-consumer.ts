import middy, { type MiddlewareObj } from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { derivedId } from '#core/digest';
import { describeError, type LogRecord } from '#functions/runtime/log';
import { readLoosely } from '#functions/runtime/table/read-loosely';
import { lambdaSurroundings, type Surroundings } from '#functions/runtime/surroundings';
import type { CorrelationId } from '#schemas/ids';

/** The body of a message is not what its schema says. Names the place, never the content. */
class WrongMessage extends Error {
  override readonly name = 'WrongMessage';
  readonly path: string;

  constructor(path: string) {
    super(`message: ${path}`);
    this.path = path;
  }
}

/**
 * Consumes one message and says in a word what came of it. Returning means a durable fact was written; throwing keeps
 * the message on the queue. `correlationId` serves messages that bring none of their own.
 */
type Consume<Message> = (message: Message, correlationId: CorrelationId) => Promise<string>;

type Consumer<Schema extends z.ZodType> = {
  act: string;
  schema: Schema;
  /** Reads a body that is not one of our own hints. @default JSON.parse */
  read?: (body: string) => unknown;
  consume: Consume<z.output<Schema>>;
};

type Settled = { messageId: string; kept: boolean };

const ownHint = (text: string): unknown => JSON.parse(text);

/** Whatever the reader says of the text may quote it: it stays here. */
const readJson = (text: string, read: (body: string) => unknown): unknown => {
  try {
    return read(text);
  } catch {
    throw new WrongMessage('not-json');
  }
};

const parseBody = <Schema extends z.ZodType>(
  { schema, read = ownHint }: Consumer<Schema>,
  body: string,
): z.output<Schema> => {
  const parsed = readLoosely(schema, readJson(body, read));
  if (parsed.type === 'read') return parsed.value;
  throw new WrongMessage(parsed.path);
};

const ID_FIELDS = ['correlationId', 'caseId', 'queryId', 'agency'] as const;
type Ids = Partial<Record<(typeof ID_FIELDS)[number], string>>;

/** The ids of a hint. Other messages have none to log. */
const idsOf = (message: unknown): Ids => {
  if (typeof message !== 'object' || message === null || !('type' in message)) return {};
  const ids: Ids = {};
  for (const field of ID_FIELDS) {
    const value: unknown = Reflect.get(message, field);
    if (typeof value === 'string') ids[field] = value;
  }
  return ids;
};

/** Of a message that brings none. */
const correlationOf = (messageId: string): CorrelationId => derivedId(26, 'correlation', messageId);

const consumeRecord =
  <Schema extends z.ZodType>(consumer: Consumer<Schema>, { milliseconds, writeLog }: Surroundings) =>
  async (record: SQSRecord): Promise<Settled> => {
    const { messageId } = record;
    const startedAt = milliseconds();
    let ids: Ids = {};
    const log = (fields: Pick<LogRecord, 'outcome'> & Partial<LogRecord>) => {
      const correlationId = ids.correlationId ?? correlationOf(messageId);
      const receiveCount = Number(record.attributes.ApproximateReceiveCount);
      const spent = milliseconds() - startedAt;
      const all = { ...ids, correlationId, messageId, receiveCount, ...fields };
      writeLog({ act: consumer.act, milliseconds: spent, ...all });
    };
    try {
      const message = parseBody(consumer, record.body);
      ids = idsOf(message);
      log({ outcome: await consumer.consume(message, ids.correlationId ?? correlationOf(messageId)) });
      return { messageId, kept: false };
    } catch (error) {
      log({ outcome: 'thrown', ...describeError(error) });
      return { messageId, kept: true };
    }
  };

/** How old the oldest message was, and how many are settled: whether hints keep up. */
const measureRun = (
  records: readonly SQSRecord[],
  settled: readonly Settled[],
  { now, measure }: Surroundings,
): void => {
  const sent = records.map(({ attributes }) => Number(attributes.SentTimestamp));
  const kept = settled.filter((one) => one.kept).length;
  measure({
    metrics: {
      HintsSettled: settled.length - kept,
      HintsKept: kept,
      OldestHintAgeSeconds: Math.max(0, Math.round((now() - Math.min(...sent)) / 1000)),
    },
  });
};

/** Turns settled records into the partial batch response. Also when all failed: a throw would hide which. */
const partialBatchResponse = (): MiddlewareObj<SQSEvent, Settled[] | SQSBatchResponse> => ({
  after: (request) => {
    const settled = request.response;
    if (!Array.isArray(settled)) return;
    request.response = {
      batchItemFailures: settled
        .filter(({ kept }) => kept)
        .map(({ messageId }) => ({ itemIdentifier: messageId })),
    };
  },
});

/**
 * A run that is out of time ends together with its environment. Ended a moment before, it would leave an environment in
 * which what it still waits for goes on beside the next run.
 */
const WITHOUT_EARLY_END = { timeoutEarlyInMillis: 0 };

/**
 * The record loop, the only one. Each record is parsed, consumed and logged by itself; none makes another fail. An act
 * cannot return a batch response: what it returns is the word for the log.
 */
export const sqsConsumer = <Schema extends z.ZodType>(
  consumer: Consumer<Schema>,
  surroundings: Surroundings = lambdaSurroundings,
) => {
  const consume = consumeRecord(consumer, surroundings);
  return middy<SQSEvent, Settled[] | SQSBatchResponse>(WITHOUT_EARLY_END)
    .use(partialBatchResponse())
    .handler(async (event) => {
      const settled = await Promise.all(event.Records.map(consume));
      measureRun(event.Records, settled, surroundings);
      return settled;
    });
};
