import { lifeAfter } from '#core/office/contract-lifecycle';
import { historyOf } from '#core/office/office-history';
import type { CaseFile, CaseStore } from '#core/ports';
import type { OtherApplication } from '#core/reconcile/other-applications';
import type { CaseId } from '#schemas/ids';

const applicationOf = (
  { case: known, officeEvents }: CaseFile,
  subjectIds: readonly string[],
): OtherApplication => {
  const { caseId, officeId, acceptedOn, policy } = known;
  return {
    caseId,
    officeId,
    acceptedOn,
    policy,
    state: lifeAfter(officeEvents).state,
    wasSigned: historyOf(officeEvents).some(({ type }) => type === 'contract-signed'),
    subjectIds,
  };
};

/** The applications that a case is linked to, as they stand now. No request where there is no link: the usual case. */
export const otherApplications = async (
  { links }: CaseFile,
  store: Pick<CaseStore, 'loadCase'>,
): Promise<OtherApplication[]> => {
  const subjects = new Map<CaseId, string[]>();
  for (const { otherCaseId, subjectId } of links) {
    subjects.set(otherCaseId, [...(subjects.get(otherCaseId) ?? []), subjectId]);
  }
  const applications = await Promise.all(
    [...subjects].map(async ([caseId, subjectIds]) => {
      const file = await store.loadCase(caseId);
      // Kept no longer: nothing is known of it any more.
      return file === undefined ? [] : [applicationOf(file, subjectIds)];
    }),
  );
  return applications.flat();
};
