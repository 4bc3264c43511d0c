import type { CaseStore } from '#core/ports';
import type { VerificationCase } from '#schemas/verification-case';

/** What today's code has added to a case, apart from what the release before knew. */
const split = ({ seen, agencies, ...before }: VerificationCase) => ({
  before,
  newer: { ...(seen === undefined ? {} : { seen }), ...(agencies === undefined ? {} : { agencies }) },
});

/**
 * The table as code of the release before reads and writes it, beside the code of today on the same rows: fields that it
 * does not know are neither looked at nor changed, and written back as they were (`functions/runtime/table/read-loosely.ts`).
 */
export const storeOfOlderCode = (store: CaseStore): CaseStore => {
  const carried = new Map<string, Partial<VerificationCase>>();
  const written = (next: VerificationCase): VerificationCase => ({
    ...split(next).before,
    ...carried.get(next.caseId),
  });
  return {
    ...store,
    loadCase: async (caseId) => {
      const file = await store.loadCase(caseId);
      if (file === undefined) return undefined;
      const { before, newer } = split(file.case);
      carried.set(caseId, newer);
      return { ...file, case: before };
    },
    loadHead: async (caseId) => {
      const head = await store.loadHead(caseId);
      if (head === undefined) return undefined;
      const { before, newer } = split(head.case);
      carried.set(caseId, newer);
      return { ...head, case: before };
    },
    updateCase: (next) => store.updateCase(written(next)),
    writeResult: (next, result) => store.writeResult(written(next), result),
  };
};
