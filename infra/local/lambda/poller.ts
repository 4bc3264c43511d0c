import { DeleteMessageBatchCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import { collectBatch, type Receive } from '#infra/local/lambda/batch-collector';
import { settle } from '#infra/local/lambda/batch-response';
import type { EnvironmentPool } from '#infra/local/lambda/environment-pool';
import { passesFilters } from '#infra/local/lambda/filter-criteria';
import { shuffled, type Randomness } from '#infra/local/lambda/shuffle';
import { sqsRecordOf } from '#infra/local/lambda/sqs-record';
import type { LocalFunction, LocalMapping, LocalQueue } from '#infra/local/template/stack-model';

/** One event source mapping with both of its ends. */
export type Wiring = { mapping: LocalMapping; queue: LocalQueue; fn: LocalFunction };

export type PollerTools = {
  sqs: SQSClient;
  receiveFrom: (queueUrl: string) => Receive;
  pool: Pick<EnvironmentPool, 'invoke' | 'room'>;
  random: Randomness;
  /** A line for the log of the local stack; never holds a body. */
  note: (line: string) => void;
};

export type Poller = { stop: () => Promise<void> };

/** Without partial batch responses failures slow the poller down, up to this. */
const LONGEST_BACKOFF_SECONDS = 10;

/**
 * Polls one queue as Lambda's event source mapping does: receives only what can be invoked, deletes what the function
 * did, and leaves the rest to the queue's own visibility timeout and dead-letter queue.
 * The order within a batch is shuffled: standard queues promise none, and the embedded one would always keep it.
 */
export const startPoller = ({ mapping, queue, fn }: Wiring, tools: PollerTools): Poller => {
  const stop = new AbortController();
  const receive = tools.receiveFrom(queue.url);
  const running = new Set<Promise<void>>();
  const isStopped = (): boolean => stop.signal.aborted;
  let failuresInRow = 0;

  const remove = async (messages: readonly Message[]): Promise<void> => {
    for (let start = 0; start < messages.length; start += 10)
      await tools.sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: queue.url,
          Entries: messages.slice(start, start + 10).map(({ ReceiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle,
          })),
        }),
      );
  };

  const run = async (messages: readonly Message[], receivedAt: number): Promise<void> => {
    // A batch that waited so long for its turn that its messages are visible again belongs to the next receive.
    const isStale = (): boolean => performance.now() - receivedAt > queue.visibilityTimeoutSeconds * 1000;
    const batch = messages.map((message) => ({ message, record: sqsRecordOf(message, queue.arn) }));
    const matching = batch.filter(({ record }) => passesFilters(mapping.patterns, record));
    const others = batch.filter((item) => !matching.includes(item));
    if (others.length > 0) await remove(others.map(({ message }) => message));
    if (matching.length === 0) return;
    const outcome = await tools.pool.invoke(
      fn,
      { Records: shuffled(matching, tools.random).map(({ record }) => record) },
      isStale,
    );
    const settlement = settle(
      outcome,
      matching.map(({ record }) => record.messageId),
      mapping.reportsItemFailures,
    );
    failuresInRow = settlement.wholeBatchFailed && !mapping.reportsItemFailures ? failuresInRow + 1 : 0;
    if (settlement.wholeBatchFailed) tools.note(`${fn.name}: batch of ${matching.length} ${outcome.type}`);
    await remove(
      matching
        .filter(({ record }) => settlement.deleted.includes(record.messageId))
        .map(({ message }) => message),
    );
  };

  const backoff = async (seconds: number): Promise<void> => {
    if (seconds <= 0 || isStopped()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  };

  /** One batch: waits for a free turn first, so that nothing is received that could not be invoked. */
  const step = async (): Promise<void> => {
    if (running.size >= mapping.maximumConcurrency) await Promise.race(running);
    await backoff(failuresInRow === 0 ? 0 : Math.min(LONGEST_BACKOFF_SECONDS, 2 ** failuresInRow / 8));
    await tools.pool.room(fn);
    const { messages, firstReceivedAt } = await collectBatch(receive, mapping, stop.signal);
    if (messages.length === 0) return;
    const work = run(messages, firstReceivedAt).catch((error: unknown) => {
      // Nothing was deleted: the messages come back by themselves.
      tools.note(
        `${fn.name}: ${error instanceof Error ? error.name : 'unknown error'} while settling a batch`,
      );
    });
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const loop = async (): Promise<void> => {
    while (!isStopped()) {
      try {
        await step();
      } catch (error) {
        if (isStopped()) return;
        tools.note(`${queue.name}: ${error instanceof Error ? error.name : 'unknown error'} while receiving`);
        await backoff(0.3);
      }
    }
  };

  const polling = loop();
  return {
    stop: async () => {
      stop.abort();
      await polling;
      await Promise.all(running);
    },
  };
};
