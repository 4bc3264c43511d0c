import type { CaseStore, DueRow, OfficePart, OfficePlace } from '#core/ports';
import { caseKey, dueShardName, officePart } from '#functions/runtime/table/case-keys';
import { caseOf } from '#functions/runtime/table/case-row';
import { isGone, keyOf, queryPage, queryRows, type CaseTable } from '#functions/runtime/table/case-table';
import { getRows } from '#functions/runtime/table/read-together';
import { text, textOf, type Row } from '#functions/runtime/table/row';
import type { CaseId } from '#schemas/ids';
import { DUE_INDEX, OFFICE_INDEX } from '#schemas/table';
import type { IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

type Part = Pick<CaseStore, 'dueRows' | 'casesOfOffice' | 'pageOfOffice' | 'casesThatOwe' | 'loadCases'>;

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

const rowsOf = async (table: CaseTable, caseIds: readonly CaseId[]): Promise<VerificationCase[]> => {
  const rows = await getRows(
    table,
    caseIds.map((caseId) => keyOf(caseKey(caseId))),
  );
  return rows.filter((row) => !isGone(table, row)).map(caseOf);
};

const bySafeDue = (left: VerificationCase, right: VerificationCase): number =>
  left.safeDue < right.safeDue ? -1 : 1;

type Range = { from: IsoDay } | { before: IsoDay };

/** One part of an office's cases, from the day on, or back from it. */
const inPart = (part: string, range: Range) => ({
  IndexName: OFFICE_INDEX.name,
  KeyConditionExpression: `officeId = :part AND safeDue ${'from' in range ? '>=' : '<'} :day`,
  ExpressionAttributeValues: {
    ':part': text(part),
    ':day': text('from' in range ? range.from : range.before),
  },
  ScanIndexForward: 'from' in range,
});

const caseIdIn = (entry: Row): CaseId => textOf(entry, 'pk').slice('CASE#'.length);

/** The rows behind entries of the index, which holds keys only. */
const casesBehind = async (table: CaseTable, entries: readonly Row[]): Promise<VerificationCase[]> =>
  (await rowsOf(table, entries.map(caseIdIn))).sort(bySafeDue);

const casesThatOwe =
  (table: CaseTable): Part['casesThatOwe'] =>
  async (officeId, page) => {
    const query = { ...inPart(officePart(officeId, 'owing'), page), Limit: page.limit };
    const cases = await casesBehind(table, await queryRows(table, query, page.limit));
    return 'from' in page ? cases : cases.reverse();
  };

const casesOfOffice =
  (table: CaseTable): Part['casesOfOffice'] =>
  async (officeId, { from, limit }) => {
    const parts = (['owing', 'settled'] as const).map(async (part) => {
      const query = { ...inPart(officePart(officeId, part), { from }), Limit: limit };
      return casesBehind(table, await queryRows(table, query, limit));
    });
    return (await Promise.all(parts)).flat().sort(bySafeDue).slice(0, limit);
  };

const startKey = (part: string, { behind }: OfficePlace) =>
  behind === undefined
    ? {}
    : {
        ExclusiveStartKey: {
          ...keyOf(caseKey(behind.caseId)),
          officeId: text(part),
          safeDue: text(behind.safeDue),
        },
      };

const NEXT_PART: Readonly<Record<OfficePart, OfficePart | undefined>> = {
  owing: 'settled',
  settled: 'checks',
  checks: undefined,
};

/** Where a page of a part ended: within it, or where the next one begins. */
const placeAfter = (part: OfficePart, last: Row | undefined): OfficePlace | undefined => {
  if (last !== undefined) {
    return { part, behind: { safeDue: textOf(last, 'safeDue'), caseId: caseIdIn(last) } };
  }
  const next = NEXT_PART[part];
  return next === undefined ? undefined : { part: next };
};

const pageOfOffice =
  (table: CaseTable): Part['pageOfOffice'] =>
  async (officeId, { from, limit, after }) => {
    let place: OfficePlace | undefined = after ?? { part: 'owing' };
    while (place !== undefined) {
      const part = officePart(officeId, place.part);
      const query = { ...inPart(part, { from }), Limit: limit, ...startKey(part, place) };
      const { entries, last } = await queryPage(table, query);
      place = placeAfter(place.part, last);
      if (entries.length === 0) continue;
      const cases = await casesBehind(table, entries);
      return place === undefined ? { cases } : { cases, next: place };
    }
    return { cases: [] };
  };

/** What is due, an office's cases by day, and case rows by id. The indexes follow the rows with a delay. */
export const caseStoreIndexes = (table: CaseTable): Part => ({
  dueRows: dueRows(table),
  casesOfOffice: casesOfOffice(table),
  pageOfOffice: pageOfOffice(table),
  casesThatOwe: casesThatOwe(table),
  loadCases: (caseIds) => rowsOf(table, caseIds),
});
