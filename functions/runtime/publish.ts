import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { PublishResult } from '#core/ports';

/** Puts the event on the queue of results; subscribers drop a repeat by its id. */
export const publishTo =
  (client: SQSClient, queueUrl: string): PublishResult =>
  async (event) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event) }));
  };
