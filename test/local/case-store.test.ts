import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { caseStoreOn } from '#functions/runtime/case-store';
import { startDynamoDb } from '#infra/local/dynamodb-process';
import { superviseBackend, type SupervisedBackend } from '#infra/local/supervised-backend';
import { DUE_INDEX, OFFICE_INDEX, TABLE_KEYS } from '#schemas/table';
import { caseStoreContract } from '#test/ports/case-store.contract';

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

describe('the table on DynamoDB', () => {
  let folder: string;
  let service: SupervisedBackend;
  let client: DynamoDBClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sverka-case-store-'));
    service = await superviseBackend({
      kind: 'tables',
      start: (port) => startDynamoDb(join(folder, 'dynamodb'), port),
      note: () => undefined,
    });
    client = new DynamoDBClient({
      endpoint: service.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await createTable(client, 'cases');
  });
  afterAll(async () => {
    client.destroy();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  caseStoreContract(() => Promise.resolve(caseStoreOn({ client, tableName: 'cases' })));
});
