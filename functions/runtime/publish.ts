import type { SQSClient } from '@aws-sdk/client-sqs';
import type { PublishResult } from '#core/ports';
import { sendTogether } from '#functions/runtime/queues/send-together';

/** Puts the event on the queue of results: in order within a case; a repeat has the same id and is dropped by the queue. */
export const publishTo = (client: SQSClient, queueUrl: string): PublishResult => {
  const send = sendTogether(client, queueUrl);
  return (event) =>
    send({
      MessageBody: JSON.stringify(event),
      MessageGroupId: event.subject,
      MessageDeduplicationId: event.id,
    });
};

/** One after another: where a later one fails, the message stays, and the earlier ones hear the same id again. */
export const publishEverywhere =
  (...places: readonly PublishResult[]): PublishResult =>
  async (event) => {
    for (const publish of places) await publish(event);
  };
