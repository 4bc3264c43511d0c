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
  signedOn?: IsoDay;
  applicationWithdrawnOn?: IsoDay;
  withdrawnConsents: readonly WithdrawnConsent[];
};

export const officeBasisOf = (posted: readonly OfficeEvent[]): OfficeBasis => {
  const history = historyOf(posted);
  const signed = history.findLast(({ type }) => type === 'contract-signed');
  const withdrew = history.findLast(({ type }) => type === 'applicant-withdrew');
  return {
    ...(signed === undefined ? {} : { signedOn: signed.occurredOn }),
    ...(withdrew === undefined ? {} : { applicationWithdrawnOn: withdrew.occurredOn }),
    withdrawnConsents: history.flatMap((event) => {
      if (event.type !== 'consent-withdrawn') return [];
      const { subjectId, consent, withdrawnOn } = event.details;
      return [{ subjectId, consent, withdrawnOn, reachedOn: event.occurredOn }];
    }),
  };
};
