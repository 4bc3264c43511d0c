/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { CaseStore } from '#core/ports';
import type { FakeRows } from '#test/fakes/fake-rows';
import { isSame } from '#test/fakes/is-same';

/** What officials did with a case, in memory. */
export const fakeActions = (rows: FakeRows): Pick<CaseStore, 'appendAction' | 'loadActions'> => ({
  appendAction: async (caseId, action) => {
    const known = rows.actions.get(caseId) ?? [];
    if (known.some((one) => isSame(one, action))) return;
    rows.actions.set(
      caseId,
      [...known, action].toSorted((left, right) => (left.at < right.at ? -1 : 1)),
    );
  },
  loadActions: async (caseId) => rows.actions.get(caseId) ?? [],
});
