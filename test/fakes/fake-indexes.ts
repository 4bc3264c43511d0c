/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import { digestOf } from '#core/digest';
import { DUE_SHARDS, type CaseStore, type DueRow, type OfficePart, type OfficePlace } from '#core/ports';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';
import type { FakeRows } from '#test/fakes/fake-rows';

/** Looked up again and again: the same key has the same shard in every world. */
const shards = new Map<string, number>();
const shardOf = (pk: string): number => {
  const known = shards.get(pk);
  if (known !== undefined) return known;
  const shard = Number.parseInt(digestOf(pk).slice(0, 8), 16) % DUE_SHARDS;
  shards.set(pk, shard);
  return shard;
};

/** Most rows are not due, or lie in another shard. */
const dueIn = (rows: FakeRows, shard: number, before: Instant): DueRow[] => {
  const due: DueRow[] = [];
  for (const { caseId, nextActionAt } of rows.cases.values()) {
    if (nextActionAt === undefined || nextActionAt > before) continue;
    if (shardOf(`CASE#${caseId}`) === shard) due.push({ type: 'case', caseId, nextActionAt });
  }
  for (const [key, { event, nextActionAt }] of rows.events) {
    if (nextActionAt === undefined || nextActionAt > before) continue;
    if (shardOf(`EVENT#${key}`) !== shard) continue;
    const { source, sourceEventId } = event;
    due.push({ type: 'event', source, sourceEventId, nextActionAt });
  }
  return due;
};

const partOf = ({ checkMonth, settled }: VerificationCase): OfficePart => {
  if (checkMonth !== undefined) return 'checks';
  return settled === true ? 'settled' : 'owing';
};

const ORDER: Readonly<Record<OfficePart, number>> = { owing: 0, settled: 1, checks: 2 };

const keyOf = ({ part, behind }: OfficePlace): string =>
  `${ORDER[part]} ${behind?.safeDue ?? ''} ${behind?.caseId ?? ''}`;

const placeOf = (known: VerificationCase): OfficePlace => ({
  part: partOf(known),
  behind: { safeDue: known.safeDue, caseId: known.caseId },
});

const ofOffice = (rows: FakeRows, officeId: string, parts: readonly OfficePart[]) =>
  [...rows.cases.values()]
    .filter((known) => known.officeId === officeId && parts.includes(partOf(known)))
    .sort((left, right) => (keyOf(placeOf(left)) < keyOf(placeOf(right)) ? -1 : 1));

const bySafeDue = (left: VerificationCase, right: VerificationCase): number =>
  left.safeDue < right.safeDue ? -1 : 1;

/** What is due, and an office's cases, in memory. */
export const fakeIndexes = (
  rows: FakeRows,
): Pick<CaseStore, 'dueRows' | 'casesOfOffice' | 'pageOfOffice' | 'casesThatOwe' | 'loadCases'> => ({
  dueRows: async (shard, before, limit) =>
    dueIn(rows, shard, before)
      .sort((left, right) => (left.nextActionAt < right.nextActionAt ? -1 : 1))
      .slice(0, limit),
  casesOfOffice: async (officeId, { from, limit }) =>
    ofOffice(rows, officeId, ['owing', 'settled'])
      .filter(({ safeDue }) => safeDue >= from)
      .sort(bySafeDue)
      .slice(0, limit),
  pageOfOffice: async (officeId, { from, limit, after }) => {
    const rest = ofOffice(rows, officeId, ['owing', 'settled', 'checks'])
      .filter(({ safeDue }) => safeDue >= from)
      .filter((known) => after === undefined || keyOf(placeOf(known)) > keyOf(after));
    const cases = rest.slice(0, limit);
    const last = cases.at(-1);
    return last === undefined || rest.length <= limit ? { cases } : { cases, next: placeOf(last) };
  },
  casesThatOwe: async (officeId, page) => {
    const owing = ofOffice(rows, officeId, ['owing']);
    return 'from' in page
      ? owing.filter(({ safeDue }) => safeDue >= page.from).slice(0, page.limit)
      : owing
          .filter(({ safeDue }) => safeDue < page.before)
          .reverse()
          .slice(0, page.limit);
  },
  loadCases: async (caseIds) => caseIds.flatMap((caseId) => rows.cases.get(caseId) ?? []),
});
