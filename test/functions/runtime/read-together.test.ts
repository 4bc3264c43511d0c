import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getRows } from '#functions/runtime/table/read-together';

const keys = ['a', 'b', 'c'].map((pk) => ({ pk: { S: pk }, sk: { S: 'CASE' } }));

/** A table that gives one row a call and leaves the others aside, `most` times at most. */
const shortOfCapacity = (most: number) => {
  const client = new DynamoDBClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onTestFinished(() => {
    client.destroy();
  });
  const state = { calls: 0, left: [...keys] };
  client.middlewareStack.add(
    () => () => {
      state.calls += 1;
      const given = state.calls > most ? [] : state.left.splice(0, 1);
      const UnprocessedKeys = state.left.length === 0 ? {} : { rows: { Keys: [...state.left] } };
      const output = { $metadata: {}, Responses: { rows: given }, UnprocessedKeys };
      return Promise.resolve({ output, response: {} });
    },
    { step: 'initialize' },
  );
  return { table: { client, tableName: 'rows' }, state };
};

describe('rows read together from a table that is short of capacity', () => {
  it('are asked for again until all have come', async () => {
    const { table, state } = shortOfCapacity(3);
    expect(await getRows(table, keys)).toEqual(keys);
    expect(state.calls).toBe(3);
  });

  it('are given up after six calls: the message stays on its queue', async () => {
    const { table, state } = shortOfCapacity(1);
    await expect(getRows(table, keys)).rejects.toMatchObject({ code: 'unprocessed-keys' });
    expect(state.calls).toBe(6);
  });
});
