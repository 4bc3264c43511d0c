import { ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import type { LocalMapping } from '#infra/local/template/stack-model';

/** At most `limit` messages (1–10), waiting at most so long for the first. */
export type Receive = (
  limit: number,
  waitSeconds: number,
  signal: AbortSignal,
) => Promise<readonly Message[]>;

export type Batch = {
  messages: readonly Message[];
  /** `performance.now()` of the first receive: from here the visibility timeout of the oldest message runs. */
  firstReceivedAt: number;
};

const LONG_POLL_SECONDS = 20;
const LARGEST_RECEIVE = 10;
/** Lambda's limit for one event. */
const LARGEST_BATCH_BYTES = 6_000_000;

export const receiveFrom =
  (sqs: SQSClient) =>
  (queueUrl: string): Receive =>
  async (limit, waitSeconds, signal) => {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: limit,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: signal },
    );
    return Messages ?? [];
  };

const bytesOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { Body }) => sum + Buffer.byteLength(Body ?? ''), 0);

const isFull = (messages: readonly Message[], batchSize: number): boolean =>
  messages.length >= batchSize || bytesOf(messages) >= LARGEST_BATCH_BYTES;

/**
 * One batch: long poll for the first messages, then, within the mapping's window, more of them until the batch is full,
 * the window ends or the batch weighs 6 MB.
 */
export const collectBatch = async (
  receive: Receive,
  { batchSize, windowSeconds }: Pick<LocalMapping, 'batchSize' | 'windowSeconds'>,
  signal: AbortSignal,
): Promise<Batch> => {
  const first = await receive(Math.min(batchSize, LARGEST_RECEIVE), LONG_POLL_SECONDS, signal);
  const firstReceivedAt = performance.now();
  const messages = [...first];
  const windowEnd = firstReceivedAt + windowSeconds * 1000;
  const secondsLeft = (): number => (windowEnd - performance.now()) / 1000;
  while (first.length > 0 && !isFull(messages, batchSize) && secondsLeft() > 0) {
    const limit = Math.min(batchSize - messages.length, LARGEST_RECEIVE);
    // The service takes whole seconds: the last fraction of the window is polled without waiting.
    const more = await receive(limit, Math.floor(secondsLeft()), signal);
    messages.push(...more);
    if (more.length === 0 && secondsLeft() > 0)
      await new Promise((resolve) => setTimeout(resolve, Math.min(100, secondsLeft() * 1000)));
  }
  return { messages, firstReceivedAt };
};
