/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { CaseStore, Clock } from '#core/ports';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';
import type { FakeRows } from '#test/fakes/fake-rows';

const markOf = ({ retention, legalHold }: VerificationCase): Instant | undefined =>
  legalHold === true ? undefined : retention?.expiresAt;

const entryKey = (personKey: string, caseId: string, subjectId: string): string =>
  [personKey, caseId, subjectId].join('#');

const put = (marks: Map<string, Instant>, key: string, mark: Instant | undefined): void => {
  if (mark === undefined) marks.delete(key);
  else marks.set(key, mark);
};

/** The same store, in which what has expired is as if it were gone. */
export const withRetention = (
  store: Omit<CaseStore, 'markRows'>,
  rows: FakeRows,
  clock: Clock,
): CaseStore => {
  const isPast = (mark: Instant | undefined): boolean => mark !== undefined && mark <= clock();
  const isCaseGone = (known: VerificationCase): boolean =>
    known.retention?.isMarked === true && isPast(markOf(known));
  const areRowsGone = (caseId: string): boolean => isPast(rows.marks.get(caseId));
  return {
    ...store,
    markRows: async (known, { persons }) => {
      if (rows.cases.get(known.caseId)?.version !== known.version) return 'conflict';
      const mark = markOf(known);
      put(rows.marks, known.caseId, mark);
      for (const { personKey, subjectId } of persons) {
        put(rows.marks, entryKey(personKey, known.caseId, subjectId), mark);
      }
      return 'written';
    },
    loadCase: async (caseId) => {
      const file = await store.loadCase(caseId);
      return file === undefined || isCaseGone(file.case) ? undefined : file;
    },
    loadHead: async (caseId) => {
      const head = await store.loadHead(caseId);
      return head === undefined || isCaseGone(head.case) || areRowsGone(caseId) ? undefined : head;
    },
    loadRequest: async (caseId) => (areRowsGone(caseId) ? undefined : store.loadRequest(caseId)),
    loadResult: async (caseId, version) =>
      areRowsGone(caseId) ? undefined : store.loadResult(caseId, version),
    loadQuery: async (queryId) => (areRowsGone(queryId.slice(0, 26)) ? undefined : store.loadQuery(queryId)),
    loadActions: async (caseId) => (areRowsGone(caseId) ? [] : store.loadActions(caseId)),
    findPerson: async (personKey) =>
      (await store.findPerson(personKey)).filter(
        (entry) =>
          entry.type !== 'case' ||
          !isPast(rows.marks.get(entryKey(personKey, entry.caseId, entry.subjectId))),
      ),
    casesOfOffice: async (officeId, page) =>
      (await store.casesOfOffice(officeId, page)).filter((known) => !isCaseGone(known)),
    casesThatOwe: async (officeId, page) =>
      (await store.casesThatOwe(officeId, page)).filter((known) => !isCaseGone(known)),
    loadCases: async (caseIds) => (await store.loadCases(caseIds)).filter((known) => !isCaseGone(known)),
    loadOfficeEvents: async (caseId) => (areRowsGone(caseId) ? [] : store.loadOfficeEvents(caseId)),
    loadMonitoring: async (caseId) =>
      areRowsGone(caseId) ? { officeEvents: [], followUps: [] } : store.loadMonitoring(caseId),
    pageOfOffice: async (officeId, page) => {
      const { cases, ...more } = await store.pageOfOffice(officeId, page);
      return { ...more, cases: cases.filter((known) => !isCaseGone(known)) };
    },
  };
};
