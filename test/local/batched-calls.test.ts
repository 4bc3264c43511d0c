import type { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseStoreOn } from '#functions/runtime/table/case-store';
import { sendTogether } from '#functions/runtime/queues/send-together';
import { systemClock } from '#functions/runtime/clock';
import { startSqs } from '#infra/local/queues/sqs-start';
import { aCase, aQuery } from '#test/builders';
import { countingDynamoDb, countingSqs } from '#test/cost/counting-clients';
import { emptyLedger } from '#test/cost/ledger';
import { startEmbeddedTable } from '#test/local/embedded-table';
import { queueDriver } from '#test/local/queue-driver';

describe('what the messages of a batch ask for at one time', () => {
  let embedded: Awaited<ReturnType<typeof startEmbeddedTable>>;
  let queues: Awaited<ReturnType<typeof startSqs>>;
  let driver: ReturnType<typeof queueDriver>;
  let plain: SQSClient;

  beforeAll(async () => {
    embedded = await startEmbeddedTable();
    queues = await startSqs(undefined);
    plain = countingSqs(queues.endpoint, 'test', emptyLedger());
    driver = queueDriver(plain);
  });
  afterAll(async () => {
    plain.destroy();
    await queues.stop();
    await embedded.stop();
  });

  it('is read in one request, each row by whoever asked for it', async () => {
    const ledger = emptyLedger();
    const client = countingDynamoDb(embedded.endpoint, 'test', ledger);
    const store = caseStoreOn({ client, tableName: embedded.table.tableName, clock: systemClock });
    const { caseId } = aCase();
    const one = aQuery(caseId);
    const other = { ...one, queryId: `${caseId}.bbbbbbbbbbbbb` };
    await store.planQueries([one, other]);
    ledger.calls.length = 0;

    const nobody = `${caseId}.ccccccccccccc`;
    const read = await Promise.all([one, other, one].map(({ queryId }) => store.loadQuery(queryId)));
    const missing = await store.loadQuery(nobody);

    expect(read).toEqual([one, other, one]);
    expect(missing).toBeUndefined();
    expect(ledger.calls.map(({ call }) => call)).toEqual(['BatchGetItem', 'BatchGetItem']);
    client.destroy();
  });

  it('is sent ten to a request, and who is refused alone hears of it', async () => {
    const url = await driver.create('together');
    const ledger = emptyLedger();
    const client = countingSqs(queues.endpoint, 'test', ledger);
    const send = sendTogether(client, url);
    const bodies = Array.from({ length: 12 }, (_, index) => `hint ${index}`);

    // SQS takes no message with a character that XML does not know.
    const sent = await Promise.allSettled(
      [...bodies, 'wrong \uFFFE'].map((MessageBody) => send({ MessageBody })),
    );

    expect(sent.map(({ status }) => status)).toEqual([...bodies.map(() => 'fulfilled'), 'rejected']);
    expect(sent.at(-1)).toMatchObject({ reason: { name: 'HintsNotTaken' } });
    expect(ledger.calls.map(({ call }) => call)).toEqual([
      'SendMessageBatch together',
      'SendMessageBatch together',
    ]);
    const received = [...(await driver.receive(url)), ...(await driver.receive(url))];
    expect(received.map(({ Body }) => Body).toSorted()).toEqual(bodies.toSorted());
    client.destroy();
  });
});
