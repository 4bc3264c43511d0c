/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { CaseStore, PersonEntry } from '#core/ports';
import type { FakeRows } from '#test/fakes/fake-rows';
import { isSame } from '#test/fakes/is-same';

const entryKey = (entry: PersonEntry): string => {
  switch (entry.type) {
    case 'case':
      return `CASE#${entry.caseId}#${entry.subjectId}`;
    case 'event':
      return `EVENT#${entry.source}#${entry.sourceEventId}`;
  }
};

/** Employment events and the person index, in memory. */
export const fakeEvents = (
  rows: FakeRows,
): Pick<
  CaseStore,
  | 'acceptEvent'
  | 'loadEvent'
  | 'updateEvent'
  | 'attachEvent'
  | 'indexPerson'
  | 'findPerson'
  | 'linkCase'
  | 'parkedEvents'
> => ({
  acceptEvent: async (row) => {
    const key = `${row.event.source}#${row.event.sourceEventId}`;
    const known = rows.events.get(key);
    if (known === undefined) {
      rows.events.set(key, row);
      return 'accepted';
    }
    if (!isSame(known.event, row.event)) return 'conflict';
    return known.receivedAt === row.receivedAt ? 'accepted' : 'same';
  },
  loadEvent: async (source, sourceEventId) => rows.events.get(`${source}#${sourceEventId}`),
  updateEvent: async (row) => {
    const key = `${row.event.source}#${row.event.sourceEventId}`;
    const known = rows.events.get(key);
    if (known === undefined || (known.state === 'matched' && row.state !== 'matched')) return;
    rows.events.set(key, row);
  },
  parkedEvents: async (limit) =>
    [...rows.events.values()]
      .filter(({ state }) => state === 'unmatched')
      .sort((left, right) => ((left.nextActionAt ?? '') < (right.nextActionAt ?? '') ? -1 : 1))
      .slice(0, limit),
  attachEvent: async (caseId, matched) => {
    const key = `${caseId}#${matched.event.source}#${matched.event.sourceEventId}`;
    if (!rows.matched.has(key)) rows.matched.set(key, { caseId, matched });
  },
  indexPerson: async (personKey, entry) => {
    const entries = rows.persons.get(personKey) ?? new Map<string, PersonEntry>();
    rows.persons.set(personKey, entries.set(entryKey(entry), entry));
  },
  findPerson: async (personKey) =>
    [...(rows.persons.get(personKey) ?? [])]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, entry]) => entry),
  linkCase: async (caseId, link) => {
    rows.links.set(`${caseId}#${link.otherCaseId}#${link.subjectId}`, { caseId, link });
  },
});
