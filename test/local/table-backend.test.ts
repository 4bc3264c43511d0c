import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDynamoDb } from '#infra/local/services/dynamodb-process';
import { superviseBackend, type SupervisedBackend } from '#infra/local/services/supervised-backend';

const UNTIL = { timeout: 20_000, interval: 100 };
const folder = await mkdtemp(join(tmpdir(), 'sverka-tables-'));
const tables = () =>
  superviseBackend({
    kind: 'tables',
    start: (port) => startDynamoDb(join(folder, 'dynamodb'), port),
    note: () => undefined,
  });

const settings = (service: SupervisedBackend) => ({
  endpoint: service.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the table service', () => {
  let service: SupervisedBackend;
  let dynamodb: DynamoDBClient;
  beforeAll(async () => {
    service = await tables();
    dynamodb = new DynamoDBClient(settings(service));
    await dynamodb.send(
      new CreateTableCommand({
        TableName: 'rows',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
  });
  afterAll(() => service.stop());

  const putOnce = (pk: string, by: string) =>
    dynamodb.send(
      new PutItemCommand({
        TableName: 'rows',
        Item: { pk: { S: pk }, by: { S: by } },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  const byOf = async (pk: string): Promise<string | undefined> =>
    (await dynamodb.send(new GetItemCommand({ TableName: 'rows', Key: { pk: { S: pk } } }))).Item?.['by']?.S;

  it('lets exactly one of many writers put a row once', async () => {
    const writers = Array.from({ length: 20 }, (_, number) => putOnce('contested', `writer ${number}`));

    const outcomes = await Promise.allSettled(writers);

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(19);
    expect(refused.every(({ reason }) => reason instanceof ConditionalCheckFailedException)).toBe(true);
  });

  it('keeps rows over a SIGKILL and answers again on the same port', async () => {
    await putOnce('kept', 'before the kill');

    const killed = service.pid();
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => {
      expect(service.pid()).not.toBe(killed);
    }, UNTIL);

    await vi.waitFor(async () => {
      expect(await byOf('kept')).toBe('before the kill');
    }, UNTIL);
  });
});
