import { DeleteMessageCommand, SendMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import { describeError } from '#functions/runtime/log';
import type { RedriveItem } from '#schemas/failed-messages';

export const failedItem = (messageId: string, code: string): RedriveItem => ({
  messageId,
  outcome: 'failed',
  code,
});

/**
 * A queue that keeps order wants the group again, and an id by which it drops a repeat: that of this dead letter, because
 * under the first one it would drop the message itself if it failed within five minutes.
 */
const orderOf = ({ MessageId, Attributes }: Message, url: string) =>
  url.endsWith('.fifo')
    ? { MessageGroupId: Attributes?.MessageGroupId, MessageDeduplicationId: MessageId }
    : {};

/**
 * Sent first, deleted after: a crash between leaves a copy, and every act takes a copy for a repeat. What could not be sent
 * stays where it is and is seen again after the visibility time.
 */
export const sendAgain = async (
  client: SQSClient,
  { url, deadLetterUrl }: { url: string; deadLetterUrl: string },
  message: Message,
): Promise<RedriveItem> => {
  const { MessageId: messageId = '', Body, ReceiptHandle } = message;
  try {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: Body, ...orderOf(message, url) }));
  } catch (error) {
    return failedItem(messageId, describeError(error).error ?? 'unknown');
  }
  try {
    await client.send(new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle }));
  } catch {
    return failedItem(messageId, 'sent-not-deleted');
  }
  return { messageId, outcome: 'sent' };
};
