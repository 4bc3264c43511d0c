import type { Consent, ConsentKind } from '#schemas/consent';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';

export type ConsentTimes = Pick<Consent, 'givenOn' | 'validUntil'> & { withdrawnOn?: IsoDay | undefined };

/** The field that makes a consent worthless on `day`, or `undefined` while it holds. */
export const consentDefect = (
  consent: ConsentTimes,
  day: IsoDay,
): 'givenOn' | 'withdrawnOn' | 'validUntil' | undefined => {
  if (consent.givenOn > day) return 'givenOn';
  if (consent.withdrawnOn !== undefined && consent.withdrawnOn <= day) return 'withdrawnOn';
  if (consent.validUntil !== 'end-of-support' && consent.validUntil < day) return 'validUntil';
  return undefined;
};

type WantedConsent = { subjectId: SubjectId; kind: ConsentKind; day: IsoDay };

export const holdsConsent = (consents: readonly Consent[], wanted: WantedConsent): boolean =>
  consents.some(
    (consent) =>
      consent.subjectId === wanted.subjectId &&
      consent.kinds.includes(wanted.kind) &&
      consentDefect(consent, wanted.day) === undefined,
  );
