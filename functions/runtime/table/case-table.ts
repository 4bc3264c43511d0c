import {
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '#core/ports';
import type { RowKey } from '#functions/runtime/table/case-keys';
import { readTogether } from '#functions/runtime/table/read-together';
import { countOf, text, type Row } from '#functions/runtime/table/row';

export type CaseTable = { client: DynamoDBClient; tableName: string; clock: Clock };

/** Who was first: the row that is there, or nothing where no row is. */
export type Refused = { existing: Row | undefined };

type Expression = { condition: string; values?: Row };

export const keyOf = ({ pk, sk }: RowKey): Row => ({ pk: text(pk), sk: text(sk) });

/** Every `#name` of the expressions stands for the attribute of that name: no reserved word can be in the way. */
const namesIn = (...expressions: readonly string[]) => {
  const names = new Set(expressions.flatMap((expression) => expression.match(/#\w+/g) ?? []));
  return names.size === 0
    ? {}
    : { ExpressionAttributeNames: Object.fromEntries(Array.from(names, (name) => [name, name.slice(1)])) };
};

const valuesOf = (values: Row | undefined) =>
  values === undefined ? {} : { ExpressionAttributeValues: values };

const settled = async (write: Promise<unknown>): Promise<'written' | Refused> => {
  try {
    await write;
    return 'written';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { existing: error.Item };
    throw error;
  }
};

/** Puts a row if the condition holds for the one that is there. */
export const putIf = (
  { client, tableName }: CaseTable,
  row: Row,
  { condition, values }: Expression,
): Promise<'written' | Refused> =>
  settled(
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: row,
        ConditionExpression: condition,
        ...namesIn(condition),
        ...valuesOf(values),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );

/** Puts a row unless one is there. */
export const putOnce = (table: CaseTable, row: Row): Promise<'written' | Refused> =>
  putIf(table, row, { condition: 'attribute_not_exists(#pk)' });

/** Puts a row whatever is there: for rows whose content follows from their key. */
export const put = async ({ client, tableName }: CaseTable, row: Row): Promise<void> => {
  await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
};

const LOST_RACES: readonly (string | undefined)[] = ['None', 'ConditionalCheckFailed', 'TransactionConflict'];

/** Puts all rows or none: `conflict` where a condition does not hold or somebody is writing one of them right now. */
export const putTogether = async (
  { client, tableName }: CaseTable,
  puts: readonly ({ row: Row } & Expression)[],
): Promise<'written' | 'conflict'> => {
  const items = puts.map(({ row, condition, values }) => ({
    Put: {
      TableName: tableName,
      Item: row,
      ConditionExpression: condition,
      ...namesIn(condition),
      ...valuesOf(values),
    },
  }));
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    return 'written';
  } catch (error) {
    const isRace =
      error instanceof TransactionCanceledException &&
      (error.CancellationReasons ?? []).every(({ Code }) => LOST_RACES.includes(Code));
    if (isRace) return 'conflict';
    throw error;
  }
};

/** Changes a row if the condition holds for it. */
export const updateIf = (
  { client, tableName }: CaseTable,
  key: RowKey,
  { change, condition, values }: Expression & { change: string },
): Promise<'written' | Refused> =>
  settled(
    client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(key),
        UpdateExpression: change,
        ConditionExpression: condition,
        ...namesIn(change, condition),
        ...valuesOf(values),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );

/** Its time has come: DynamoDB deletes such rows within days, and until then nobody sees them. */
export const isGone = ({ clock }: CaseTable, row: Row): boolean =>
  row['ttl'] !== undefined && countOf(row, 'ttl') * 1000 <= Date.parse(clock());

/** The row as of the last acknowledged write. */
export const getRow = async (table: CaseTable, key: RowKey): Promise<Row | undefined> => {
  const row = await readTogether(table, keyOf(key));
  return row === undefined || isGone(table, row) ? undefined : row;
};

/** Every page of a Query, or pages until `limit` rows; also rows whose time has come. */
export const queryEvery = async (
  { client, tableName }: CaseTable,
  query: Omit<QueryCommandInput, 'TableName'>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Row[]> => {
  const rows: Row[] = [];
  let startKey: Row | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...query,
        ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
      }),
    );
    rows.push(...(page.Items ?? []));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined && rows.length < limit);
  return rows.slice(0, limit);
};

/** Every page of a Query, or pages until `limit` rows. A projection has to name `ttl`. */
export const queryRows = async (
  table: CaseTable,
  query: Omit<QueryCommandInput, 'TableName'>,
  limit?: number,
): Promise<Row[]> => (await queryEvery(table, query, limit)).filter((row) => !isGone(table, row));

/** One page of a Query; `last` is the key behind which the next one starts, absent on the last page. */
export const queryPage = async (
  { client, tableName }: CaseTable,
  query: Omit<QueryCommandInput, 'TableName'>,
): Promise<{ entries: Row[]; last: Row | undefined }> => {
  const page = await client.send(new QueryCommand({ TableName: tableName, ...query }));
  return { entries: page.Items ?? [], last: page.LastEvaluatedKey };
};
