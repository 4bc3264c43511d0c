import {
  BatchGetItemCommand,
  GetItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';

type Row = Record<string, AttributeValue>;
type Table = { client: DynamoDBClient; tableName: string };

/** DynamoDB gives at most this many rows in one call. */
const BATCH = 100;

const getBatch = async ({ client, tableName }: Table, keys: readonly Row[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let wanted: Row[] = [...keys];
  while (wanted.length > 0) {
    const read = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
    );
    rows.push(...(read.Responses?.[tableName] ?? []));
    wanted = read.UnprocessedKeys?.[tableName]?.Keys ?? [];
  }
  return rows;
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
