import type { SQSClient } from '@aws-sdk/client-sqs';
import { HintsNotTaken, sendTogether } from '#functions/runtime/queues/send-together';
import type { CaseHint, AnswerHint, EventHint, QueryHint } from '#schemas/envelope';

/** Sends hints to one queue. */
export const hintTo = (
  client: SQSClient,
  queueUrl: string,
): ((hint: CaseHint | AnswerHint | EventHint) => Promise<void>) => {
  const send = sendTogether(client, queueUrl);
  return (hint) => send({ MessageBody: JSON.stringify(hint) });
};

/** Sends questions' hints to their agencies' queues. Throws for an agency that has no queue. */
export const hintsToAgencies = (
  client: SQSClient,
  queueUrls: Readonly<Record<string, string>>,
): ((hints: readonly QueryHint[]) => Promise<void>) => {
  const queues = new Map(
    Object.entries(queueUrls).map(([agency, url]) => [agency, sendTogether(client, url)]),
  );
  return async (hints) => {
    const sent = hints.map((hint) => {
      const send = queues.get(hint.agency);
      if (send === undefined) throw new HintsNotTaken(`no-queue-of-${hint.agency}`);
      return () => send({ MessageBody: JSON.stringify(hint) });
    });
    await Promise.all(sent.map((send) => send()));
  };
};
