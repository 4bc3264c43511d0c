import { GetItemCommand, PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { visitCase } from '#core/case/case-visit';
import { queryIdOf } from '#core/ids';
import { keyOf } from '#functions/runtime/table/case-table';
import { caseKey } from '#functions/runtime/table/case-keys';
import { caseStoreOn } from '#functions/runtime/table/case-store';
import { readLoosely } from '#functions/runtime/table/read-loosely';
import { longTextOf } from '#functions/runtime/table/row';
import { AnswerHint, CaseHint, EventHint, QueryHint } from '#schemas/envelope';
import { startEmbeddedTable } from '#test/local/embedded-table';

/** Rows and hints that an earlier edition wrote in its own time, kept as it wrote them: docs/schema-changes.md. */
const folder = 'test/local/editions';
const editions = readdirSync(folder);

const Attribute = z.union([
  z.strictObject({ S: z.string() }),
  z.strictObject({ N: z.string() }),
  z
    .strictObject({ B: z.strictObject({ base64: z.string() }) })
    .transform(({ B }) => ({ B: new Uint8Array(Buffer.from(B.base64, 'base64')) })),
]);
type KeptRow = Record<string, AttributeValue>;
const Rows = z.strictObject({ caseId: z.string(), rows: z.array(z.record(z.string(), Attribute)) });
const read = (edition: string, name: string): unknown =>
  JSON.parse(readFileSync(`${folder}/${edition}/${name}.json`, 'utf8'));

const LATER = { laterEdition: { says: ['more'], count: 1 } };
/** Values under names of their own: nothing can be added there but another such name. */
const NAMED = new Set(['agencies']);

/** The same with something in every object that no edition of today knows. */
const grown = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map((one) => grown(one));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, grown(one, key)]));
  return NAMED.has(name) ? inner : { ...inner, ...LATER };
};
const grownText = (text: string): string =>
  text.startsWith('{') ? JSON.stringify(grown(JSON.parse(text))) : text;
/** A text of ours, packed or not; the bytes of a reply are none. */
const textIn = (row: KeptRow, name: string): string | undefined =>
  row[name]?.N !== undefined || name === 'headers' || name === 'body' ? undefined : longTextOf(row, name);
const grownRow = (row: KeptRow): KeptRow => ({
  ...Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const text = textIn(row, name);
      return [name, text === undefined ? value : { S: grownText(text) }];
    }),
  ),
  laterAttribute: { S: 'more' },
});

/** Without what a later edition added. */
const shrunk = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'laterEdition' ? undefined : one)));

describe.each(editions)('what the edition of %s wrote', (edition) => {
  const { caseId, rows } = Rows.parse(read(edition, 'rows'));
  let embedded: Awaited<ReturnType<typeof startEmbeddedTable>>;
  beforeAll(async () => {
    embedded = await startEmbeddedTable();
  });
  afterAll(async () => {
    await embedded.stop();
  });

  const put = async (some: readonly KeptRow[]): Promise<void> => {
    const { client, tableName } = embedded.table;
    for (const Item of some) await client.send(new PutItemCommand({ TableName: tableName, Item }));
  };
  /** Everything that can be asked about the case. */
  const everything = async () => {
    const store = caseStoreOn(embedded.table);
    const file = await store.loadCase(caseId);
    const reply = file?.replies[0]?.replyId ?? '';
    return {
      file,
      request: await store.loadRequest(caseId),
      result: await store.loadResult(caseId, 1),
      reply: await store.loadReply(caseId, reply),
      channel: await store.loadChannel(
        rows
          .flatMap(({ pk }) =>
            pk !== undefined && 'S' in pk ? (/^CHANNEL#(.*)$/.exec(pk.S)?.[1] ?? []) : [],
          )
          .join(),
      ),
      firstQuery: await store.loadQuery(file?.queries[0]?.queryId ?? ''),
    };
  };

  it('is read by today’s code, and worked on', async () => {
    await put(rows);
    const { file, ...others } = await everything();

    expect(file).toMatchObject({ case: { caseId, state: 'result-ready', resultVersion: 1 } });
    const asked = rows.filter(({ sk }) => sk !== undefined && 'S' in sk && sk.S.startsWith('QUERY#'));
    expect(asked.length).toBeGreaterThan(0);
    expect(file?.queries.map(({ progress }) => progress.state)).toEqual(asked.map(() => 'answered'));
    // The plan of a case keeps no ids: they have to follow as they did when these rows were written.
    expect(file?.queries.map((query) => queryIdOf(caseId, query))).toEqual(
      file?.queries.map(({ queryId }) => queryId),
    );
    expect(Object.entries(others).filter(([, one]) => one === undefined)).toEqual([]);
    expect(others.result?.coverage.length).toBeGreaterThan(0);
    if (file === undefined) return;
    expect(visitCase(file, { now: file.case.receivedAt, recheckSeconds: 60 }).steps).toBeDefined();
    const store = caseStoreOn(embedded.table);
    await expect(store.updateCase({ ...file.case, version: file.case.version + 1 })).resolves.toBe('written');
  });

  it('says the same to today’s code with whatever a later edition adds, and keeps it when written back', async () => {
    await put(rows);
    const plain = await everything();
    await put(rows.map(grownRow));
    const withMore = await everything();

    expect(shrunk(withMore)).toEqual(shrunk(plain));
    expect(JSON.stringify(withMore)).toContain('laterEdition');
    if (withMore.file === undefined) return;
    const { case: known } = withMore.file;
    const next = { ...known, version: known.version + 1, publishedVersion: 1 };
    await expect(caseStoreOn(embedded.table).updateCase(next)).resolves.toBe('written');
    const { client, tableName } = embedded.table;
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(caseKey(caseId)) }),
    );
    expect(
      JSON.parse(longTextOf(Item ?? {}, Item?.['docWithPlan'] === undefined ? 'doc' : 'docWithPlan')),
    ).toMatchObject({ ...LATER, policy: LATER });
  });
});

const withPlan = (row: KeptRow): boolean => row['docWithPlan'] !== undefined;
const planning = editions.filter((edition) => Rows.parse(read(edition, 'rows')).rows.some(withPlan));

describe.each(planning)('the plan of a case that the edition of %s opened', (edition) => {
  it('is enough to ask the same questions', async () => {
    const { caseId, rows } = Rows.parse(read(edition, 'rows'));
    const sortKeys = rows.flatMap(({ sk }) => (sk !== undefined && 'S' in sk ? [sk.S] : []));
    const ids = sortKeys.flatMap((sk) => /^QUERY#(.*)$/.exec(sk)?.[1] ?? []);
    const { table, stop } = await startEmbeddedTable();
    for (const Item of rows.filter(withPlan)) {
      await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    }
    const file = await caseStoreOn(table).loadCase(caseId);
    await stop();

    expect(file?.queries.map(({ queryId }) => queryId)).toEqual(ids.toSorted());
    expect(new Set(file?.queries.map(({ progress }) => progress.state))).toEqual(new Set(['planned']));
  });
});

const speaking = editions.filter((edition) => existsSync(`${folder}/${edition}/hints.json`));

describe.each(speaking)('what the edition of %s sent', (edition) => {
  it('is read as a hint, also with more than we know', () => {
    const hints = z.record(z.string(), z.unknown()).parse(read(edition, 'hints'));
    const schemas = { case: CaseHint, query: QueryHint, answer: AnswerHint, event: EventHint };
    for (const [type, schema] of Object.entries(schemas)) {
      expect(readLoosely<z.ZodType>(schema, hints[type])).toEqual({ type: 'read', value: hints[type] });
      expect(readLoosely<z.ZodType>(schema, grown(hints[type]))).toEqual({
        type: 'read',
        value: grown(hints[type]),
      });
    }
  });
});

describe('a row that is broken', () => {
  it.each([
    ['another type', { type: 'query' }, 'type'],
    ['a field of today that is missing', { caseId: undefined }, 'caseId'],
    ['both, beside what a later edition adds', { caseId: 7, ...LATER }, 'caseId'],
  ])('stays broken: %s', (_, change, path) => {
    const hint = { schemaVersion: '1', type: 'case', correlationId: 'correlation-1', caseId: 'x', ...change };
    expect(readLoosely(CaseHint, hint)).toEqual({ type: 'broken', path });
  });
});
