import { historyOf } from '#core/office/office-history';
import type { ConsentKind } from '#schemas/consent';
import type { SubjectId } from '#schemas/ids';
import type { OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';

/** A consent that is withdrawn: the day of the paper, and the day on which it reached the office. */
export type WithdrawnConsent = {
  subjectId: SubjectId;
  consent: ConsentKind;
  withdrawnOn: IsoDay;
  reachedOn: IsoDay;
};

/** What a result takes from the events of the office; where it changes, the case wants reconciling. */
export type OfficeBasis = {
  /** The day at an МФЦ: the final answer counts from it (clause 3.2.3). */
  filedOn?: IsoDay;
  signedOn?: IsoDay;
  applicationWithdrawnOn?: IsoDay;
  withdrawnConsents: readonly WithdrawnConsent[];
};

export const officeBasisOf = (posted: readonly OfficeEvent[]): OfficeBasis => {
  const history = historyOf(posted);
  const signed = history.findLast(({ type }) => type === 'contract-signed');
  const filed = history.find(({ type }) => type === 'mfc-accepted');
  const withdrew = history.findLast(({ type }) => type === 'applicant-withdrew');
  return {
    ...(filed === undefined ? {} : { filedOn: filed.occurredOn }),
    ...(signed === undefined ? {} : { signedOn: signed.occurredOn }),
    ...(withdrew === undefined ? {} : { applicationWithdrawnOn: withdrew.occurredOn }),
    withdrawnConsents: history.flatMap((event) => {
      if (event.type !== 'consent-withdrawn') return [];
      const { subjectId, consent, withdrawnOn } = event.details;
      return [{ subjectId, consent, withdrawnOn, reachedOn: event.occurredOn }];
    }),
  };
};
