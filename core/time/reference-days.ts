import type { VerificationRequest } from '#schemas/verification-request';
import type { IsoDay } from '#schemas/time';

type Days = Pick<VerificationRequest, 'purpose' | 'acceptedOn' | 'appliedOn'>;

/** The day of the application: accounting period, subsistence minimum and look-back hang on it (clauses 1.2, 1.3(4)). */
export const applicationDayOf = ({
  acceptedOn,
  appliedOn,
}: {
  acceptedOn: IsoDay;
  appliedOn?: IsoDay | undefined;
}): IsoDay => appliedOn ?? acceptedOn;

/**
 * The day on which a state must hold. A check before signing or later looks at its own day; a complaint at the day of
 * the application, for it asks whether the decision was right (clause 5.9).
 */
export const checkDayOf = (request: Days): IsoDay =>
  request.purpose === 'complaint' ? applicationDayOf(request) : request.acceptedOn;
