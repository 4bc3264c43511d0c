import {
  DynamoDBClient,
  ListTablesCommand,
  paginateScan,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import { ROW_DICTIONARY_1 } from '#functions/runtime/table/row-dictionary';
import type { Exchange } from '#test/load/exchange';
import { ledgerEntries, ledgerOf } from '#test/local/agencies-ledger';
import { QUESTIONS_PER_FAMILY } from '#test/local/many-families';

const QueryRow = z.object({ queryId: z.string(), agency: z.string() });
const AnswerOfRow = z.object({ content: z.object({ outcome: z.string() }) });
const ResultRow = z.object({ version: z.int(), final: z.boolean() });

type Row = { pk: string; sk: string; queryId: string; read: (name?: string) => unknown };

const dictionary = new TextEncoder().encode(ROW_DICTIONARY_1);

const rowOf = (item: Record<string, AttributeValue>): Row => ({
  pk: item['pk']?.S ?? '',
  sk: item['sk']?.S ?? '',
  queryId: item['queryId']?.S ?? '',
  read: (name = 'doc'): unknown => {
    const { S, B } = item[name] ?? {};
    const text = B === undefined ? S : inflateRawSync(B.subarray(1), { dictionary }).toString('utf8');
    return text === undefined ? undefined : JSON.parse(text);
  },
});

/** Every row of the table, past our own readers: a mistake of theirs must not hide here. */
const allRows = async ({ stack }: Exchange): Promise<Row[]> => {
  const client = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const rows: Row[] = [];
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  for (const TableName of TableNames)
    for await (const { Items = [] } of paginateScan({ client }, { TableName }))
      rows.push(...Items.map(rowOf));
  client.destroy();
  return rows;
};

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

const ledgerFaults = (journalFile: string, cases: number): string[] => {
  const { effects, twice, different } = ledgerOf(journalFile);
  const expected = cases * QUESTIONS_PER_FAMILY;
  return [
    ...(effects === expected ? [] : [`the agencies saw ${effects} questions instead of ${expected}`]),
    ...twice.map((key) => `took effect twice: ${key}`),
    ...different.map((key) => `one id for two contents: ${key}`),
  ];
};

/** Each question: one effect at its agency; its stored answer was given under one of its own message ids. */
const questionFaults = (rows: readonly Row[], entries: readonly JournalEntry[]): string[] => {
  const messages = rows.filter(({ pk }) => pk.startsWith('MESSAGE#'));
  const idsOf = grouped(messages, ({ queryId }) => queryId);
  const effectsOf = grouped(entries, ({ agency, key }) => `MESSAGE#${agency}#${key}`);
  return rows.flatMap((row) => {
    if (!row.sk.startsWith('QUERY#')) return [];
    const { queryId, agency } = QueryRow.parse(row.read());
    const effects = (idsOf.get(queryId) ?? [])
      .filter(({ pk }) => pk.startsWith(`MESSAGE#${agency}#`))
      .flatMap(({ pk }) => effectsOf.get(pk) ?? []);
    const accepted = effects.filter(({ effect }) => effect === 'accepted').length;
    const outcome = AnswerOfRow.safeParse(row.read('answer')).data?.content.outcome;
    return [
      ...(accepted === 1 ? [] : [`${queryId}: ${accepted} effects at ${agency}`]),
      ...(outcome === 'found' ? [] : [`${queryId}: ${outcome ?? 'no answer'} instead of found`]),
      ...(effects.some(({ effect }) => effect === 'answered')
        ? []
        : [`${queryId}: ${agency} never gave the stored answer`]),
    ];
  });
};

/** Each stored result is published, by one message; nothing else is. */
const resultFaults = (
  rows: readonly Row[],
  { subscriber }: Exchange,
  caseIds: readonly string[],
): string[] => {
  const stored = new Set(
    rows
      .filter(({ sk }) => sk.startsWith('RESULT#'))
      .flatMap((row) => {
        const { version, final } = ResultRow.parse(row.read());
        return final ? [`${row.pk.replace('CASE#', '')}/${version}`] : [];
      }),
  );
  const published = grouped([...subscriber.published.values()], ({ eventId }) => eventId);
  return [
    ...caseIds.filter((caseId) => !stored.has(`${caseId}/1`)).map((caseId) => `${caseId}: no result`),
    ...[...stored].filter((id) => !published.has(id)).map((id) => `${id}: stored, never published`),
    ...[...published.keys()].filter((id) => !stored.has(id)).map((id) => `${id}: published, not stored`),
    ...[...published]
      .filter(([, messages]) => messages.length > 1)
      .map(([id, messages]) => `${id}: published ${messages.length} times`),
  ];
};

/**
 * Compares what the agencies saw, what the table holds and what subscribers got. Empty: every accepted request has one
 * result, each question took effect once, each stored answer was given by that agency, each result was published once.
 */
export const threeWayFaults = async (exchange: Exchange, caseIds: readonly string[]): Promise<string[]> => {
  const rows = await allRows(exchange);
  return [
    ...ledgerFaults(exchange.journalFile, caseIds.length),
    ...questionFaults(rows, ledgerEntries(exchange.journalFile)),
    ...resultFaults(rows, exchange, caseIds),
  ];
};
