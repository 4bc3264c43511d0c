import { PutItemCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { billOf } from '#test/cost/bill';
import { countingDynamoDb } from '#test/cost/counting-clients';
import { emptyLedger } from '#test/cost/ledger';
import { verifyCounted } from '#test/cost/verify-counted';
import { startEmbeddedTable } from '#test/local/embedded-table';

describe('the meter', () => {
  it('counts what DynamoDB bills: each KB begun, each index entered, moved in or left, a failed condition', async () => {
    const embedded = await startEmbeddedTable();
    const ledger = emptyLedger();
    const client = countingDynamoDb(embedded.endpoint, 'test', ledger);
    onTestFinished(async () => {
      client.destroy();
      await embedded.stop();
    });
    const TableName = embedded.table.tableName;
    const key = { pk: { S: 'CASE#c' }, sk: { S: 'CASE' } };
    const waits = (nextActionAt: string) => ({
      dueShard: { S: 'DUE#01' },
      nextActionAt: { S: nextActionAt },
    });
    const put = async (row: Record<string, AttributeValue>, condition?: string): Promise<void> => {
      const Item = { ...key, ...row };
      const ConditionExpression = condition === undefined ? {} : { ConditionExpression: condition };
      await client
        .send(
          new PutItemCommand({
            TableName,
            Item,
            ...ConditionExpression,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        )
        .catch(() => undefined);
    };
    // Names count too: `pk` 2 + 6, `sk` 2 + 4, `doc` 3: 1007 characters are left of the first KB.
    await put({ doc: { S: 'x'.repeat(1007) } });
    await put({ doc: { S: 'x'.repeat(1008) } });
    await put({ ...waits('2026-11-20') });
    await put({ ...waits('2026-11-20') });
    await put({ ...waits('2026-11-21') });
    await put({ ...waits('2026-11-21'), officeId: { S: 'o' }, safeDue: { S: '2026-11-26' } });
    await put({ officeId: { S: 'o' }, safeDue: { S: '2026-11-26' } });
    await put({}, 'attribute_not_exists(pk)');
    await client.send(
      new UpdateItemCommand({ TableName, Key: key, UpdateExpression: 'REMOVE officeId, safeDue' }),
    );

    expect(ledger.calls.map(({ writeUnits }) => writeUnits)).toEqual([
      1, // a new row of a KB
      2, // one byte more
      3, // the larger of before and after, and an index is entered
      1, // nothing moves
      3, // the old entry leaves, the new one comes
      2, // the office's index is entered
      2, // the due index is left
      1, // refused, and billed by the row that is there
      2, // the office's index is left
    ]);
  });
});

/** What is reached; `docs/cost.md` says what each unit buys. Whoever needs more says there for what, and raises it here. */
describe('a verification of one subject against three agencies, answered later', () => {
  it('alone asks for no more than 56 requests and 32 write units', async () => {
    const { ledger } = await verifyCounted(1);
    const bill = billOf(ledger, 1);

    expect(bill.requests).toBeLessThanOrEqual(56);
    expect(bill.writeUnits).toBeLessThanOrEqual(32);
  });

  it('among thirty at once for 59 requests, 31 write units, 4 KB of log, and nothing in vain', async () => {
    const { ledger } = await verifyCounted(30);
    const bill = billOf(ledger, 30);

    expect(bill.writeUnits).toBeLessThanOrEqual(31);
    expect(bill.logBytes).toBeLessThanOrEqual(4096);
    expect(bill.lines.filter(({ call }) => call.includes('failed'))).toEqual([]);
    // 41 on a quiet computer. A busy one lets fewer meet in one turn of the event loop; were none to meet, it would be 59.
    expect(bill.requests).toBeLessThanOrEqual(59);
  });
});
