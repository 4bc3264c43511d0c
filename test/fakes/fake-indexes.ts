/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import { digestOf } from '#core/digest';
import { DUE_SHARDS, type CaseStore, type DueRow, type OfficePlace } from '#core/ports';
import type { FakeRows } from '#test/fakes/fake-rows';

const shardOf = (pk: string): number => Number.parseInt(digestOf(pk).slice(0, 8), 16) % DUE_SHARDS;

const dueCases = (rows: FakeRows): { pk: string; row: DueRow }[] =>
  [...rows.cases.values()].flatMap(({ caseId, nextActionAt }) =>
    nextActionAt === undefined ? [] : [{ pk: `CASE#${caseId}`, row: { type: 'case', caseId, nextActionAt } }],
  );

const dueEvents = (rows: FakeRows): { pk: string; row: DueRow }[] =>
  [...rows.events].flatMap(
    ([
      key,
      {
        event: { source, sourceEventId },
        nextActionAt,
      },
    ]) =>
      nextActionAt === undefined
        ? []
        : [{ pk: `EVENT#${key}`, row: { type: 'event', source, sourceEventId, nextActionAt } }],
  );

const placeOf = ({ safeDue, caseId }: OfficePlace): string => `${safeDue} ${caseId}`;

const ofOffice = (rows: FakeRows, officeId: string, from: string) =>
  [...rows.cases.values()]
    .filter((known) => known.officeId === officeId && known.safeDue >= from)
    .sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));

/** What is due, and an office's cases, in memory. */
export const fakeIndexes = (
  rows: FakeRows,
): Pick<CaseStore, 'dueRows' | 'casesOfOffice' | 'pageOfOffice'> => ({
  dueRows: async (shard, before, limit) =>
    [...dueCases(rows), ...dueEvents(rows)]
      .filter(({ pk, row }) => shardOf(pk) === shard && row.nextActionAt <= before)
      .map(({ row }) => row)
      .sort((left, right) => (left.nextActionAt < right.nextActionAt ? -1 : 1))
      .slice(0, limit),
  casesOfOffice: async (officeId, { from, limit }) => ofOffice(rows, officeId, from).slice(0, limit),
  pageOfOffice: async (officeId, { from, limit, after }) => {
    const rest = ofOffice(rows, officeId, from).filter(
      (known) => after === undefined || placeOf(known) > placeOf(after),
    );
    const cases = rest.slice(0, limit);
    const last = cases.at(-1);
    return last === undefined || rest.length <= limit
      ? { cases }
      : { cases, next: { safeDue: last.safeDue, caseId: last.caseId } };
  },
});
