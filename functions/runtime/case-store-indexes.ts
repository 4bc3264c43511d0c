import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { CaseStore, DueRow } from '#core/ports';
import { caseKey, dueShardName } from '#functions/runtime/case-keys';
import { caseOf } from '#functions/runtime/case-row';
import { keyOf, queryPage, queryRows, type CaseTable } from '#functions/runtime/case-table';
import { text, textOf, type Row } from '#functions/runtime/row';
import type { CaseId } from '#schemas/ids';
import { DUE_INDEX, OFFICE_INDEX } from '#schemas/table';
import type { IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

type Part = Pick<CaseStore, 'dueRows' | 'casesOfOffice' | 'pageOfOffice'>;

/** `CASE#<caseId>` or `EVENT#<source>#<id>`; the id of an event may hold anything but `#`. */
const dueRowOf = (row: Row): DueRow => {
  const nextActionAt = textOf(row, 'nextActionAt');
  const [kind, first = '', second = ''] = textOf(row, 'pk').split('#');
  return kind === 'CASE'
    ? { type: 'case', caseId: first, nextActionAt }
    : { type: 'event', source: first, sourceEventId: second, nextActionAt };
};

const dueRows =
  (table: CaseTable): Part['dueRows'] =>
  async (shard, before, limit) => {
    const rows = await queryRows(
      table,
      {
        IndexName: DUE_INDEX.name,
        KeyConditionExpression: 'dueShard = :shard AND nextActionAt <= :before',
        ExpressionAttributeValues: { ':shard': text(dueShardName(shard)), ':before': text(before) },
        Limit: limit,
      },
      limit,
    );
    return rows.map(dueRowOf);
  };

/** DynamoDB gives at most this many rows in one call. */
const BATCH = 100;

const getBatch = async ({ client, tableName }: CaseTable, keys: readonly Row[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let wanted: Row[] = [...keys];
  while (wanted.length > 0) {
    const read = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted } } }),
    );
    rows.push(...(read.Responses?.[tableName] ?? []));
    wanted = read.UnprocessedKeys?.[tableName]?.Keys ?? [];
  }
  return rows;
};

const ofOffice = (officeId: string, from: IsoDay) => ({
  IndexName: OFFICE_INDEX.name,
  KeyConditionExpression: 'officeId = :office AND safeDue >= :from',
  ExpressionAttributeValues: { ':office': text(officeId), ':from': text(from) },
});

const caseIdIn = (entry: Row): CaseId => textOf(entry, 'pk').slice('CASE#'.length);

/** The rows behind entries of the index, which holds keys only. */
const casesBehind = async (table: CaseTable, entries: readonly Row[]): Promise<VerificationCase[]> => {
  const keys = entries.map((entry) => keyOf(caseKey(caseIdIn(entry))));
  const rows: Row[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    rows.push(...(await getBatch(table, keys.slice(start, start + BATCH))));
  }
  return rows.map(caseOf).sort((left, right) => (left.safeDue < right.safeDue ? -1 : 1));
};

const casesOfOffice =
  (table: CaseTable): Part['casesOfOffice'] =>
  async (officeId, { from, limit }) =>
    casesBehind(table, await queryRows(table, { ...ofOffice(officeId, from), Limit: limit }, limit));

const pageOfOffice =
  (table: CaseTable): Part['pageOfOffice'] =>
  async (officeId, { from, limit, after }) => {
    const { entries, last } = await queryPage(table, {
      ...ofOffice(officeId, from),
      Limit: limit,
      ...(after === undefined
        ? {}
        : {
            ExclusiveStartKey: {
              ...keyOf(caseKey(after.caseId)),
              officeId: text(officeId),
              safeDue: text(after.safeDue),
            },
          }),
    });
    const cases = await casesBehind(table, entries);
    return last === undefined
      ? { cases }
      : { cases, next: { safeDue: textOf(last, 'safeDue'), caseId: caseIdIn(last) } };
  };

/** What is due, and an office's cases by day. The indexes follow the rows with a delay. */
export const caseStoreIndexes = (table: CaseTable): Part => ({
  dueRows: dueRows(table),
  casesOfOffice: casesOfOffice(table),
  pageOfOffice: pageOfOffice(table),
});
