import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseTable } from '#functions/runtime/table/case-table';
import { systemClock } from '#functions/runtime/clock';
import { startDynamoDb } from '#infra/local/services/dynamodb-process';
import { superviseBackend } from '#infra/local/services/supervised-backend';
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

const embeddedService = async (): Promise<{ endpoint: string; stop: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-case-store-'));
  const { endpoint, stop } = await superviseBackend({
    kind: 'tables',
    start: (port) => startDynamoDb(join(folder, 'dynamodb'), port),
    note: () => undefined,
  });
  return {
    endpoint,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** The table of cases in an embedded DynamoDB of its own, or in the service at the address that is given. */
export const startEmbeddedTable = async (
  given?: string,
): Promise<{
  table: CaseTable;
  endpoint: string;
  stop: () => Promise<void>;
}> => {
  const tableName = `cases-${randomUUID()}`;
  const service =
    given === undefined ? await embeddedService() : { endpoint: given, stop: () => Promise.resolve() };
  const client = new DynamoDBClient({
    endpoint: service.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createTable(client, tableName);
  return {
    table: { client, tableName, clock: systemClock },
    endpoint: service.endpoint,
    stop: async () => {
      await client.send(new DeleteTableCommand({ TableName: tableName }));
      client.destroy();
      await service.stop();
    },
  };
};
