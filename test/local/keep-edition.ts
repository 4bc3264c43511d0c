import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { startDynamoDb } from '#infra/local/services/dynamodb-process';

/** What of each sort of row is enough; a case's own questions are kept all. */
const ENOUGH: Readonly<Record<string, number>> = { REPLY: 2, MESSAGE: 1, CHANNEL: 1, PERSON: 1 };

const Keys = z.looseObject({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
type Kept = z.infer<typeof Keys>;

/** `CASE#…/REPLY#…` → `REPLY`, `CHANNEL#…/CHANNEL` → `CHANNEL`. */
const sortOf = ({ pk, sk }: Kept): string => {
  const [partition = ''] = pk.S.split('#');
  return partition === 'CASE' ? (sk.S.split('#')[0] ?? '') : partition;
};

const enough = (rows: readonly Kept[]): Kept[] => {
  const counts = new Map<string, number>();
  return rows.filter((row) => {
    const sort = sortOf(row);
    const count = (counts.get(sort) ?? 0) + 1;
    counts.set(sort, count);
    return count <= (ENOUGH[sort] ?? Infinity);
  });
};

const [folder = '', edition = ''] = process.argv.slice(2);
const service = await startDynamoDb(folder);
const client = new DynamoDBClient({
  endpoint: service.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}));
const { Items = [] } = await client.send(new ScanCommand({ TableName }));
const rows = z
  .array(Keys)
  .parse(Items)
  .toSorted((a, b) => (`${a.pk.S} ${a.sk.S}` < `${b.pk.S} ${b.sk.S}` ? -1 : 1));
const caseId = rows.find((row) => sortOf(row) === 'CASE')?.pk.S.slice('CASE#'.length);
mkdirSync(`test/local/editions/${basename(edition)}`, { recursive: true });
writeFileSync(
  `test/local/editions/${basename(edition)}/rows.json`,
  JSON.stringify(
    { caseId, rows: enough(rows) },
    (_, value: unknown) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    1,
  ),
);
client.destroy();
await service.stop();
