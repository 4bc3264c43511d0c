import type { Agency } from '#core/agency';
import { officeBasisOf } from '#core/office/office-basis';
import { deadlinesFrom } from '#core/terms/deadlines';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock } from '#core/ports';
import { additionalCheckNotice } from '#core/texts/additional-check-notice';
import { openQueries, termOf } from '#functions/ops-api/contract-view';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId } from '#schemas/ids';

export type NoticeViewDeps = {
  store: Pick<CaseStore, 'loadCase' | 'loadRequest'>;
  agencies: readonly Agency[];
  clock: Clock;
};

/** The notice of clause 3.2.3 for a case. The only view that names the applicant: it is a letter to them. */
export const viewNotice = async (
  caseId: CaseId,
  { store, agencies, clock }: NoticeViewDeps,
): Promise<string | undefined> => {
  const file = await store.loadCase(caseId);
  if (file === undefined) return undefined;
  const request = existing(await store.loadRequest(caseId), 'request');
  const policy = existing(findPolicy(file.case.policy), 'policy');
  const { acceptedOn } = file.case;
  const terms = deadlinesFrom({ ...officeBasisOf(file.officeEvents), acceptedOn }, policy);
  const titleOf = (id: string) => agencies.find((agency) => agency.id === id)?.title ?? { ru: id, en: id };
  return additionalCheckNotice({
    request,
    open: openQueries(file).map(({ agency, kind }) => ({ agency: titleOf(agency), kind })),
    notice: termOf(terms, 'additional-check-notice'),
    finalAnswer: termOf(terms, 'final-answer'),
    procedure: policy.procedure,
    madeOn: civilDayOf(clock(), policy.timeZone),
  });
};
