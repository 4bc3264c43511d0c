import {
  BatchGetItemCommand,
  GetItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { systemRandomness } from '#functions/runtime/clock';
import { systemPause } from '#functions/runtime/pause';

type Row = Record<string, AttributeValue>;
type Table = { client: DynamoDBClient; tableName: string };

/** DynamoDB gives at most this many rows in one call. */
const BATCH = 100;

/** A table short of capacity leaves keys aside, without an error that the client would try again. */
class RowsNotRead extends Error {
  override readonly name = 'RowsNotRead';
  readonly code = 'unprocessed-keys';
}

/** Waits before what was left aside is asked for again; after the last one the message stays on its queue. */
const WAITS_SECONDS = [0.05, 0.1, 0.2, 0.4, 0.8];

const getBatch = async ({ client, tableName }: Table, keys: readonly Row[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let wanted: Row[] = [...keys];
  for (const waitSeconds of [...WAITS_SECONDS, undefined]) {
    const read = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
    );
    rows.push(...(read.Responses?.[tableName] ?? []));
    wanted = read.UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (wanted.length === 0) return rows;
    if (waitSeconds !== undefined) await systemPause(waitSeconds * (0.5 + systemRandomness() / 2));
  }
  throw new RowsNotRead();
};

/** Rows by key, those that exist, in any order, as of the last acknowledged write. */
export const getRows = async (table: Table, keys: readonly Row[]): Promise<Row[]> => {
  const [only] = keys;
  if (keys.length === 1) {
    const { client, tableName } = table;
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: only, ConsistentRead: true }),
    );
    return Item === undefined ? [] : [Item];
  }
  const rows: Row[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    rows.push(...(await getBatch(table, keys.slice(start, start + BATCH))));
  }
  return rows;
};

const idOf = ({ pk, sk }: Row): string => JSON.stringify([pk?.S, sk?.S]);

type Round = { keys: Map<string, Row>; rows: Promise<Map<string, Row>> };

/** Rounds that are still open, by the table object through which they are asked for. */
const open = new WeakMap<Table, Round>();

const newRound = (table: Table): Round => {
  const keys = new Map<string, Row>();
  const rows = new Promise<void>((resolve) => {
    setImmediate(resolve);
  }).then(async () => {
    open.delete(table);
    return new Map((await getRows(table, [...keys.values()])).map((row) => [idOf(row), row]));
  });
  const round = { keys, rows };
  open.set(table, round);
  return round;
};

/** Reads a row. What the messages of a batch ask for in one turn of the event loop goes as one request. */
export const readTogether = async (table: Table, key: Row): Promise<Row | undefined> => {
  const { keys, rows } = open.get(table) ?? newRound(table);
  keys.set(idOf(key), key);
  return (await rows).get(idOf(key));
};
