import type { OfficeBasis } from '#core/office/office-basis';
import { cancelledAt, revivedAt } from '#core/queries/query-progress';
import type { QueryRow } from '#core/ports';
import type { ConsentKind } from '#schemas/consent';
import type { CancellationReason, QueryProgress } from '#schemas/query';
import type { Instant } from '#schemas/time';

type Question = Pick<QueryRow, 'subjectId' | 'consent'>;

/**
 * The consents that a question rests on. One between state bodies rests on the law and goes on whatever is withdrawn
 * (152-ФЗ art. 9(2)); one that a consent names rests on the consent to the processing itself too.
 */
export const consentsBehind = ({ consent }: Question): readonly ConsentKind[] =>
  consent === undefined ? [] : [consent, 'personal-data'];

/** Why a question may not be asked or waited for any more, or `undefined`. */
export const cancellationOf = (
  question: Question,
  { applicationWithdrawnOn, withdrawnConsents }: OfficeBasis,
): CancellationReason | undefined => {
  if (applicationWithdrawnOn !== undefined) return 'application-withdrawn';
  const isWithdrawn = withdrawnConsents.some(
    ({ subjectId, consent }) =>
      subjectId === question.subjectId && consentsBehind(question).includes(consent),
  );
  return isWithdrawn ? 'consent-withdrawn' : undefined;
};

/**
 * The progress that a question without an answer takes on by what the office has posted; `undefined`: it stays. One that
 * is asked already is waited for, unless the application itself is withdrawn. A withdrawal that is taken back brings
 * its questions back.
 */
export const progressUnder = (row: QueryRow, basis: OfficeBasis, now: Instant): QueryProgress | undefined => {
  if (row.answer !== undefined) return undefined;
  const reason = cancellationOf(row, basis);
  const { progress } = row;
  switch (progress.state) {
    case 'planned':
      return reason === undefined ? undefined : cancelledAt(progress, reason, now);
    case 'sent':
      return reason === 'application-withdrawn' ? cancelledAt(progress, reason, now) : undefined;
    case 'cancelled':
      return reason === undefined ? revivedAt(progress, now) : undefined;
    case 'answered':
      return undefined;
  }
};
