/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { CaseStore } from '#core/ports';
import type { FakeRows } from '#test/fakes/fake-rows';
import { rowsOfCase } from '#test/fakes/rows-of-case';

export const officeEventsOf = (rows: FakeRows, caseId: string) => rowsOfCase(rows.officeEvents, `${caseId}#`);

export const followUpsOf = (rows: FakeRows, caseId: string) => rowsOfCase(rows.followUps, `${caseId}#`);

/** What an office posts and which checks were opened, in memory. */
export const fakeMonitoring = (
  rows: FakeRows,
): Pick<CaseStore, 'appendOfficeEvent' | 'loadOfficeEvents' | 'recordFollowUp' | 'loadMonitoring'> => ({
  appendOfficeEvent: async (next, place, { event }) => {
    const key = `${next.caseId}#${String(place).padStart(4, '0')}`;
    const isFirst = rows.cases.get(next.caseId)?.version === next.version - 1;
    if (rows.officeEvents.has(key) || !isFirst) return 'conflict';
    rows.officeEvents.set(key, event);
    rows.cases.set(next.caseId, next);
    return 'written';
  },
  recordFollowUp: async (caseId, followUp) => {
    const key = `${caseId}#${followUp.month}#${followUp.purpose}`;
    const before = rows.followUps.get(key);
    const told = followUp.state === 'opened' ? followUp.told : 0;
    if (before?.state !== 'opened' || before.told < told) rows.followUps.set(key, followUp);
  },
  loadOfficeEvents: async (caseId) => officeEventsOf(rows, caseId),
  loadMonitoring: async (caseId) => ({
    officeEvents: officeEventsOf(rows, caseId),
    followUps: followUpsOf(rows, caseId),
  }),
});
