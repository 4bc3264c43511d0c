import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseTable } from '#functions/runtime/case-table';
import { systemClock } from '#functions/runtime/clock';
import { startDynamoDb } from '#infra/local/dynamodb-process';
import { superviseBackend } from '#infra/local/supervised-backend';
import { DUE_INDEX, OFFICE_INDEX, TABLE_KEYS } from '#schemas/table';

const indexOf = (index: { name: string; partition: string; sort: string }) => ({
  IndexName: index.name,
  KeySchema: [
    { AttributeName: index.partition, KeyType: 'HASH' as const },
    { AttributeName: index.sort, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
});

const keyNames = [TABLE_KEYS, DUE_INDEX, OFFICE_INDEX].flatMap(({ partition, sort }) => [partition, sort]);

const createTable = (client: DynamoDBClient, tableName: string) =>
  client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keyNames.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: TABLE_KEYS.partition, KeyType: 'HASH' },
        { AttributeName: TABLE_KEYS.sort, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [indexOf(DUE_INDEX), indexOf(OFFICE_INDEX)],
    }),
  );

/** The table of cases in an embedded DynamoDB of its own. */
export const startEmbeddedTable = async (): Promise<{
  table: CaseTable;
  endpoint: string;
  stop: () => Promise<void>;
}> => {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-case-store-'));
  const service = await superviseBackend({
    kind: 'tables',
    start: (port) => startDynamoDb(join(folder, 'dynamodb'), port),
    note: () => undefined,
  });
  const client = new DynamoDBClient({
    endpoint: service.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createTable(client, 'cases');
  return {
    table: { client, tableName: 'cases', clock: systemClock },
    endpoint: service.endpoint,
    stop: async () => {
      client.destroy();
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
