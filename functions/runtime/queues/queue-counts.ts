import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Messages that nobody has taken, that are being worked on, and that come later. */
export type QueueCounts = { waiting: number; inFlight: number; delayed: number };

/** How many messages a queue holds, as nearly as the queue knows. */
export const queueCounts =
  (client: SQSClient): ((queueUrl: string) => Promise<QueueCounts>) =>
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
