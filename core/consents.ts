import { says } from '#schemas/bilingual';
import type { Consent, ConsentKind } from '#schemas/consent';
import type { SubjectId } from '#schemas/ids';
import type { FieldError } from '#schemas/problem';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

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

type Withdrawn = { subjectId: SubjectId; consent: ConsentKind; withdrawnOn: IsoDay };

/** The consents of a request under withdrawals that were posted later, each kind of a consent by itself. */
export const consentsUnder = (consents: readonly Consent[], withdrawals: readonly Withdrawn[]): Consent[] =>
  consents.flatMap((consent) =>
    consent.kinds.map((kind): Consent => {
      const posted = withdrawals.find((one) => one.subjectId === consent.subjectId && one.consent === kind);
      const { withdrawnOn } = posted ?? consent;
      return { ...consent, kinds: [kind], ...(withdrawnOn === undefined ? {} : { withdrawnOn }) };
    }),
  );

const NOBODY = says('такого лица в обращении нет', 'the request has no such person');
const NOT_GIVEN = says(
  'такого согласия этого лица нет: его не давали или уже отозвали',
  'no such consent of this person holds: never given, or withdrawn already',
);

/** What is wrong with a withdrawal: a stranger, or a consent that does not hold on the day of the paper. */
export const withdrawalErrors = (
  { subjectId, consent, withdrawnOn }: Withdrawn,
  { subjects, consents }: Pick<VerificationRequest, 'subjects' | 'consents'>,
  before: readonly Withdrawn[],
): FieldError[] => {
  if (!subjects.some((subject) => subject.subjectId === subjectId)) {
    return [{ pointer: '/details/subjectId', detail: NOBODY }];
  }
  const isRepeated = before.some((one) => one.subjectId === subjectId && one.consent === consent);
  const holds = holdsConsent(consents, { subjectId, kind: consent, day: withdrawnOn });
  return holds && !isRepeated ? [] : [{ pointer: '/details/consent', detail: NOT_GIVEN }];
};
