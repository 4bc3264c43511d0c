import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { CaseHint, AnswerHint, EventHint, QueryHint } from '#schemas/envelope';

/** Some messages of a batch were not taken. */
class HintsNotTaken extends Error {
  override readonly name = 'HintsNotTaken';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Sends one hint at a time to one queue. */
export const hintTo =
  (client: SQSClient, queueUrl: string) =>
  async (hint: CaseHint | AnswerHint | EventHint): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(hint) }));
  };

/** SQS takes ten messages in one call. */
const BATCH = 10;

/** A batch call returns 200 with a list of failures: somebody has to read it. */
const sendBatch = async (client: SQSClient, queueUrl: string, hints: readonly QueryHint[]): Promise<void> => {
  const sent = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl,
      Entries: hints.map((hint, index) => ({ Id: String(index), MessageBody: JSON.stringify(hint) })),
    }),
  );
  const [failed] = sent.Failed ?? [];
  if (failed !== undefined) throw new HintsNotTaken(failed.Code ?? 'unknown');
};

/** Sends questions' hints to their agencies' queues, ten a call. Throws for an agency that has no queue. */
export const hintsToAgencies =
  (client: SQSClient, queueUrls: Readonly<Record<string, string>>) =>
  async (hints: readonly QueryHint[]): Promise<void> => {
    for (const agency of new Set(hints.map((hint) => hint.agency))) {
      const queueUrl = Object.hasOwn(queueUrls, agency) ? queueUrls[agency] : undefined;
      if (queueUrl === undefined) throw new HintsNotTaken(`no-queue-of-${agency}`);
      const own = hints.filter((hint) => hint.agency === agency);
      for (let start = 0; start < own.length; start += BATCH) {
        await sendBatch(client, queueUrl, own.slice(start, start + BATCH));
      }
    }
  };
