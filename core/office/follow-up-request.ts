import { consentDefect } from '#core/consents';
import type { WantedFollowUp } from '#core/office/follow-up-plan';
import { officeBasisOf } from '#core/office/office-basis';
import type { CaseFile } from '#core/ports';
import { readVerificationRequest } from '#core/read-request';
import { applicationDayOf } from '#core/time/reference-days';
import type { Consent } from '#schemas/consent';
import type { FieldError } from '#schemas/problem';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

type ReadFollowUp =
  { type: 'read'; request: VerificationRequest } | { type: 'wrong'; errors: readonly FieldError[] };

/** Without the kinds that the office has posted as withdrawn; nothing else is touched, so that errors find their place. */
const stillGiven = (consent: Consent, { officeEvents }: Pick<CaseFile, 'officeEvents'>): Consent[] => {
  const { withdrawnConsents } = officeBasisOf(officeEvents);
  const kinds = consent.kinds.filter(
    (kind) => !withdrawnConsents.some((one) => one.subjectId === consent.subjectId && one.consent === kind),
  );
  return kinds.length === 0 ? [] : [{ ...consent, kinds }];
};

/**
 * The request for a check of a signed contract: the same people and declaration under the same number, accepted on the day
 * on which it is made, with the consents that hold on it. Errors point into the original request.
 */
export const followUpRequest = (
  original: VerificationRequest,
  file: Pick<CaseFile, 'officeEvents'>,
  { purpose, month, today }: WantedFollowUp & { today: IsoDay },
): ReadFollowUp => {
  const read = readVerificationRequest({
    ...original,
    purpose,
    checkMonth: month,
    acceptedOn: today,
    appliedOn: applicationDayOf(original),
    consents: original.consents.flatMap((consent) => stillGiven(consent, file)),
  });
  if (read.type === 'wrong') return read;
  const consents = read.request.consents.filter((consent) => consentDefect(consent, today) === undefined);
  return { type: 'read', request: { ...read.request, consents } };
};
