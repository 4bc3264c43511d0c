import { DeleteMessageBatchCommand, ReceiveMessageCommand, type Message } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { LOCAL_REGION } from '#infra/local/template/place';
import { CALLBACK_BASE_URL, startCountedExchange, type CountedExchange } from '#test/cost/counted-exchange';
import type { Ledger } from '#test/cost/ledger';
import { personOf, requestOf, threeAgencies } from '#test/cost/measured-families';
import { lambdaContext } from '#test/functions/runtime/lambda-context';

const BATCH = 10;

const recordOf = (
  { MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }: Message,
  sentAt: number,
): SQSRecord => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  attributes: {
    ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
    SentTimestamp: `${sentAt}`,
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: `${sentAt}`,
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:${LOCAL_REGION}:000000000000:queue`,
  awsRegion: LOCAL_REGION,
});

const countRun = ({ runs }: Ledger, act: string): void => {
  runs.set(act, (runs.get(act) ?? 0) + 1);
};

/** One batch of a queue, as Lambda's poller hands it over: taken, run, deleted. Says whether there was one. */
const runBatch = async (queue: string, exchange: CountedExchange): Promise<boolean> => {
  const { services, consumers, ledger } = exchange;
  const QueueUrl = services.queues[queue];
  const { Messages = [] } = await services.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: BATCH, WaitTimeSeconds: 0 }),
  );
  if (Messages.length === 0) return false;
  const sentAt = Date.parse(exchange.clock());
  const response = await consumers[queue]?.(
    { Records: Messages.map((message) => recordOf(message, sentAt)) },
    lambdaContext,
  );
  if (JSON.stringify(response) !== '{"batchItemFailures":[]}') throw new Error(`${queue} keeps messages`);
  await services.sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle })),
    }),
  );
  ledger.batches += 1;
  exchange.pass(1);
  countRun(ledger, queue);
  return true;
};

/** Works one stage after the other, so that each finds its queue as full as it gets. */
const drain = async (exchange: CountedExchange): Promise<void> => {
  for (const queue of Object.keys(exchange.consumers)) {
    while (await runBatch(queue, exchange)) continue;
  }
};

const heardFrom = async (exchange: CountedExchange): Promise<void> => {
  for (const collect of exchange.collectors) await collect();
  for (const simulator of exchange.simulators) {
    for (const callback of simulator.dueCallbacks?.() ?? []) {
      const [agency = '', queryId = ''] = callback.url
        .slice(`${CALLBACK_BASE_URL}/v1/callbacks/`.length)
        .split('/');
      const status = await exchange.callBack({ agency, queryId }, callback);
      if (status !== 202) throw new Error(`a callback was answered ${status}`);
      countRun(exchange.ledger, 'receive-answer');
      simulator.callbackEnded?.(callback.id, true);
    }
  }
};

/** More than the time after which a case is looked at: the sweeper visits it while it waits. */
const LATER_SECONDS = 3_600;

/**
 * Verifies so many families from the office's call to the published result: asked at once, answered an hour later, after a
 * visit of the sweeper. A run in which nothing is due costs the same however many cases there are, and is counted apart.
 */
export const verifyCounted = async (families: number): Promise<{ ledger: Ledger; idleSweep: Ledger }> => {
  const seeds = Array.from({ length: families }, (_, index) => index + 1);
  const exchange = await startCountedExchange(seeds.map(personOf), threeAgencies);
  const { ledger } = exchange;
  try {
    for (const seed of seeds) {
      await exchange.post(requestOf(seed));
      countRun(ledger, 'accept-request');
    }
    await drain(exchange);
    exchange.pass(LATER_SECONDS);
    await exchange.sweep();
    await drain(exchange);
    await heardFrom(exchange);
    await drain(exchange);
    if (ledger.events < families) throw new Error('not every family has its result');
    const measured = structuredClone(ledger);
    ledger.calls.length = 0;
    await exchange.sweep();
    return { ledger: measured, idleSweep: structuredClone(ledger) };
  } finally {
    await exchange.stop();
  }
};
