import { openCase } from '#functions/open-case/open-case';
import { publishResult } from '#functions/publish-result/publish-result';
import { answerReconciler } from '#functions/reconcile-answer/reconcile-answer';
import { recordEvent } from '#functions/record-event/record-event';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { sendQuery } from '#functions/send-query/send-query';
import { AnswerHint, CaseHint, EventHint, QueryHint } from '#schemas/envelope';
import { lambdaContext } from '#test/functions/runtime/lambda-context';
import type { Worker } from '#test/simulation/processes';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';

/** Which function consumes a queue, with the record loop of the deployment around its act. */
const handlerOf = (queue: string, { deps, surroundings }: Worker) => {
  switch (queue) {
    case 'intake':
      return sqsConsumer(
        { act: 'open-case', schema: CaseHint, consume: (hint) => openCase(hint, deps) },
        surroundings,
      );
    case 'events':
      return sqsConsumer(
        { act: 'record-event', schema: EventHint, consume: (hint) => recordEvent(hint, deps) },
        surroundings,
      );
    case 'answers':
      return sqsConsumer(
        { act: 'reconcile-answer', schema: AnswerHint, consume: answerReconciler(deps) },
        surroundings,
      );
    case 'publish':
      return sqsConsumer(
        { act: 'publish-result', schema: CaseHint, consume: (hint) => publishResult(hint, deps) },
        surroundings,
      );
    default:
      return sqsConsumer(
        { act: 'send-query', schema: QueryHint, consume: (hint) => sendQuery(hint, deps) },
        surroundings,
      );
  }
};

type Handler = ReturnType<typeof handlerOf>;

/** Made once for each environment, as at a cold start. */
const handlers = new WeakMap<Worker, Handler>();

const keptHandlerOf = (queue: string, worker: Worker): Handler => {
  const handler = handlers.get(worker) ?? handlerOf(queue, worker);
  handlers.set(worker, handler);
  return handler;
};

/** One call of the function with a batch. */
export const consumeBatch = async (
  queue: string,
  records: readonly SQSRecord[],
  worker: Worker,
): Promise<SQSBatchResponse> => {
  const response = await keptHandlerOf(queue, worker)({ Records: [...records] }, lambdaContext);
  return Array.isArray(response) ? { batchItemFailures: [] } : response;
};
