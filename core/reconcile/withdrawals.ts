import type { OfficeBasis, WithdrawnConsent } from '#core/office/office-basis';
import type { QueryRow } from '#core/ports';
import { cancellationOf, consentsBehind } from '#core/queries/query-cancellation';
import { WITHDRAWALS } from '#core/texts/withdrawals';
import { whoIs } from '#core/texts/who';
import type { Answer } from '#schemas/answer';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Withdrawal } from '#schemas/withdrawal';

const isCancelled = ({ progress, ...row }: QueryRow, office: OfficeBasis): boolean =>
  progress.cancellation !== undefined && cancellationOf(row, office) !== undefined;

const withoutAnswer = ({ answer, ...row }: QueryRow): QueryRow => (answer === undefined ? row : { ...row });

/**
 * Answers that may be used. One that comes to a question cancelled before is kept and not used; where the withdrawal is
 * taken back, it counts.
 */
export const usableAnswers = (
  queries: readonly QueryRow[],
  furtherAnswers: readonly Answer[],
  office: OfficeBasis,
): { rows: QueryRow[]; furtherAnswers: readonly Answer[] } => {
  const cancelled = new Set(queries.filter((row) => isCancelled(row, office)).map(({ queryId }) => queryId));
  return {
    rows: queries.map((row) => (cancelled.has(row.queryId) ? withoutAnswer(row) : row)),
    furtherAnswers: furtherAnswers.filter(({ queryId }) => !cancelled.has(queryId)),
  };
};

const touched = (rows: readonly QueryRow[]): Pick<Withdrawal, 'cancelled' | 'answeredBefore'> => ({
  cancelled: rows.filter(({ answer }) => answer === undefined).map(({ queryId }) => queryId),
  answeredBefore: rows.filter(({ answer }) => answer !== undefined).map(({ queryId }) => queryId),
});

const ofApplication = (rows: readonly QueryRow[], on: string): Withdrawal => {
  const { clause, explanation, nextStep } = WITHDRAWALS.application;
  const questions = touched(rows);
  const words = { who: { ru: '', en: '' }, on, ...countsOf(questions) };
  return {
    what: 'application',
    on,
    clause,
    ...questions,
    explanation: explanation(words),
    nextStep,
  };
};

const countsOf = ({ cancelled, answeredBefore }: ReturnType<typeof touched>) => ({
  cancelled: cancelled.length,
  answered: answeredBefore.length,
});

const ofConsent = (
  { subjectId, consent, reachedOn }: WithdrawnConsent,
  rows: readonly QueryRow[],
  request: VerificationRequest,
): Withdrawal[] => {
  const subject = request.subjects.find((one) => one.subjectId === subjectId);
  if (subject === undefined) return [];
  const { clause, explanation, nextStep } = WITHDRAWALS[consent];
  const questions = touched(
    rows.filter((row) => row.subjectId === subjectId && consentsBehind(row).includes(consent)),
  );
  const words = { who: whoIs(subject), on: reachedOn, ...countsOf(questions) };
  return [
    {
      what: 'consent',
      on: reachedOn,
      clause,
      subjectId,
      consent,
      ...questions,
      explanation: explanation(words),
      nextStep,
    },
  ];
};

/** What the office has posted as withdrawn, the application first, then consents by person and kind. */
export const withdrawalsOf = (
  request: VerificationRequest,
  rows: readonly QueryRow[],
  { applicationWithdrawnOn, withdrawnConsents }: OfficeBasis,
): Withdrawal[] => [
  ...(applicationWithdrawnOn === undefined ? [] : [ofApplication(rows, applicationWithdrawnOn)]),
  ...withdrawnConsents.flatMap((one) => ofConsent(one, rows, request)),
];
