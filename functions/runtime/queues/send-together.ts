import {
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { inRounds, type Failures } from '#functions/runtime/queues/in-rounds';

/** Some messages of a batch were not taken. */
export class HintsNotTaken extends Error {
  override readonly name = 'HintsNotTaken';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type QueueMessage = Omit<SendMessageBatchRequestEntry, 'Id'>;
type Send = (message: QueueMessage) => Promise<void>;

/** SQS takes ten messages in one call. */
const BATCH = 10;

const sendBatch = async (
  client: SQSClient,
  queueUrl: string,
  messages: readonly QueueMessage[],
): Promise<Failures> => {
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, ...only }));
    return new Map();
  }
  const { Failed = [] } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl,
      Entries: messages.map((message, index) => ({ Id: String(index), ...message })),
    }),
  );
  return new Map(Failed.map(({ Id, Code = 'unknown' }) => [Number(Id), Code]));
};

/**
 * Sends messages to one queue; what the messages of a batch send in one turn of the event loop goes as one request. Each
 * sender waits for its own message. Throws `HintsNotTaken` for one that the queue refused.
 */
export const sendTogether = (client: SQSClient, queueUrl: string): Send => {
  const send = inRounds<QueueMessage>(BATCH, (messages) => sendBatch(client, queueUrl, messages));
  return async (message) => {
    const code = await send(message);
    if (code !== undefined) throw new HintsNotTaken(code);
  };
};
