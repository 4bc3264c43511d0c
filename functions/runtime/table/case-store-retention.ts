import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { CaseStore, MarkedBeside } from '#core/ports';
import {
  caseEntry,
  caseKey,
  casePartition,
  eventKey,
  personPartition,
  type RowKey,
} from '#functions/runtime/table/case-keys';
import { keyOf, queryEvery, updateIf, type CaseTable } from '#functions/runtime/table/case-table';
import { count, epochSeconds, text, textOf, type Row } from '#functions/runtime/table/row';
import type { VerificationCase } from '#schemas/verification-case';

type Part = Pick<CaseStore, 'markRows'>;

/** A transaction holds at most 4 MiB of rows, and a row at most 400 KiB; one place is the case's own. */
const ROWS_PER_TRANSACTION = 9;

/** Codes of a cancelled transaction that mean: somebody else was first. */
const FIRST = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

const markOf = ({ retention, legalHold }: VerificationCase) =>
  retention?.expiresAt === undefined || legalHold === true
    ? { change: 'REMOVE #ttl', values: undefined }
    : { change: 'SET #ttl = :ttl', values: { ':ttl': count(epochSeconds(retention.expiresAt)) } };

type Mark = ReturnType<typeof markOf>;

const asItIs = ({ tableName }: CaseTable, known: VerificationCase): TransactWriteItem => ({
  ConditionCheck: {
    TableName: tableName,
    Key: keyOf(caseKey(known.caseId)),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': count(known.version) },
  },
});

const marked = ({ tableName }: CaseTable, key: Row, { change, values }: Mark): TransactWriteItem => ({
  Update: {
    TableName: tableName,
    Key: key,
    UpdateExpression: change,
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk', '#ttl': 'ttl' },
    ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  },
});

const transact = async (
  { client }: CaseTable,
  items: TransactWriteItem[],
): Promise<'written' | 'conflict'> => {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    return 'written';
  } catch (error) {
    const isFirst =
      error instanceof TransactionCanceledException &&
      error.CancellationReasons?.some(({ Code }) => Code !== undefined && FIRST.has(Code)) === true;
    if (isFirst) return 'conflict';
    throw error;
  }
};

/** Keys of every row of the partition but the case's own, also of those whose time has come. */
const keysIn = async (table: CaseTable, { caseId }: VerificationCase): Promise<Row[]> => {
  const rows = await queryEvery(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': text(casePartition(caseId)) },
    ProjectionExpression: '#pk, #sk',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
    ConsistentRead: true,
  });
  return rows
    .filter((row) => textOf(row, 'sk') !== 'CASE')
    .map((row) => keyOf({ pk: textOf(row, 'pk'), sk: textOf(row, 'sk') }));
};

const keysBeside = ({ caseId }: VerificationCase, { persons, events }: MarkedBeside): RowKey[] => [
  ...persons.map(({ personKey, subjectId }) => ({
    pk: personPartition(personKey),
    sk: caseEntry(caseId, subjectId),
  })),
  ...events.map(({ source, sourceEventId }) => eventKey(source, sourceEventId)),
];

/**
 * Rows of the partition are marked in transactions that hold only while the case is as it was: a hold that comes meanwhile
 * stops them. Entries beside the case are copies and pointers; each is marked by itself.
 */
export const caseStoreRetention = (table: CaseTable): Part => ({
  markRows: async (known, beside) => {
    const mark = markOf(known);
    const keys = await keysIn(table, known);
    for (let start = 0; start < keys.length; start += ROWS_PER_TRANSACTION) {
      const rows = keys.slice(start, start + ROWS_PER_TRANSACTION).map((key) => marked(table, key, mark));
      if ((await transact(table, [asItIs(table, known), ...rows])) === 'conflict') return 'conflict';
    }
    for (const key of keysBeside(known, beside)) {
      await updateIf(table, key, {
        change: mark.change,
        condition: 'attribute_exists(#pk)',
        ...(mark.values === undefined ? {} : { values: mark.values }),
      });
    }
    return 'written';
  },
});
