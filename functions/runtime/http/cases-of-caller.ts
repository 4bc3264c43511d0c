import type { CaseStore } from '#core/ports';
import { type Caller, speaksFor } from '#functions/runtime/http/caller';

/** The store as far as a caller may see it: a case of another office is as if there were none. Costs no read. */
export const casesOfCaller = <Store extends Pick<CaseStore, 'loadCase'>>(
  store: Store,
  caller: Caller,
): Store => ({
  ...store,
  loadCase: async (caseId) => {
    const file = await store.loadCase(caseId);
    return file !== undefined && speaksFor(caller, file.case.officeId) ? file : undefined;
  },
});
