import type { Agency } from '#core/agency';
import { applicantProgress, type ProgressFacts } from '#core/case/applicant-progress';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { CaseFile, QueryRow } from '#core/ports';
import { DOSSIER_NOTES, MINIMISED_FINDING } from '#core/texts/dossier-notes';
import { QUESTIONS } from '#core/texts/titles';
import { isToldAbout } from '#core/case/told-subjects';
import type { Answer } from '#schemas/answer';
import type { DossierCopy } from '#schemas/case-action';
import type { TrackedDeadline } from '#schemas/deadline';
import { DossierFinding } from '#schemas/dossier';
import type {
  DossierAnswer,
  DossierContent,
  DossierQuestion,
  DossierReport,
  DossierResult,
} from '#schemas/dossier';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Discrepancy, VerificationResult } from '#schemas/verification-result';

export type DossierFacts = {
  file: CaseFile;
  request: VerificationRequest;
  /** Every issued version, the first one first. */
  results: readonly VerificationResult[];
  /** As the copy may show them. */
  terms: readonly TrackedDeadline[];
  verifiedOn?: IsoDay;
};

export type DossierLook = {
  copy: DossierCopy;
  today: IsoDay;
  policy: PolicyPack;
  agencies: readonly Pick<Agency, 'id' | 'title'>[];
};

/** Whether this copy may tell of a person; of the whole family for `undefined`. */
type MayTell = (subjectId: SubjectId | undefined) => boolean;

/** Silence is nobody's record: it is told of everyone. */
const answerOf = (
  { content, receivedAt, late, attachments }: Answer,
  counts: boolean,
  { isTold, copy }: { isTold: boolean; copy: DossierCopy },
): DossierAnswer => ({
  ...(isTold || content.outcome === 'unanswered' ? { outcome: content.outcome } : {}),
  receivedAt,
  late,
  counts,
  ...(copy === 'audit' && attachments !== undefined ? { attachments } : {}),
});

const attemptsOf = ({ progress }: QueryRow): Pick<DossierQuestion, 'attempts' | 'lastFailure'> => ({
  attempts: progress.attempts,
  ...(progress.lastFailure === undefined ? {} : { lastFailure: progress.lastFailure }),
});

const questionsOf = (
  { queries, furtherAnswers }: CaseFile,
  mayTell: MayTell,
  { copy, agencies }: DossierLook,
): DossierQuestion[] =>
  queries.map((query) => {
    const { queryId, agency, kind, subjectId, period, lawfulBasis, progress, answer } = query;
    const told = { isTold: mayTell(subjectId), copy };
    const further = furtherAnswers.filter((one) => one.queryId === queryId);
    return {
      queryId,
      agency,
      agencyTitle: agencies.find(({ id }) => id === agency)?.title ?? { ru: agency, en: agency },
      kind,
      title: QUESTIONS[kind],
      subjectId,
      period,
      lawfulBasis,
      ...(progress.sentAt === undefined ? {} : { sentAt: progress.sentAt }),
      dueAt: progress.dueAt,
      ...(copy === 'audit' ? attemptsOf(query) : {}),
      answers: [
        ...(answer === undefined ? [] : [answerOf(answer, true, told)]),
        ...further.map((one) => answerOf(one, false, told)),
      ],
    };
  });

const findingOf = (discrepancy: Discrepancy, mayTell: MayTell): DossierFinding => {
  const { severity, effect, clause } = discrepancy;
  if (!mayTell(discrepancy.subjectId)) {
    return { minimised: true, severity, effect, clause, explanation: MINIMISED_FINDING };
  }
  return { minimised: false, ...DossierFinding.omit({ minimised: true }).strip().parse(discrepancy) };
};

const resultOf = (
  { version, createdAt, status, summary, discrepancies, changes }: VerificationResult,
  mayTell: MayTell,
  copy: DossierCopy,
): DossierResult => ({
  version,
  createdAt,
  status,
  summary,
  findings: discrepancies.map((one) => findingOf(one, mayTell)),
  ...(copy === 'audit' && changes !== undefined ? { changes } : {}),
});

const reportsOf = ({ events }: CaseFile, mayTell: MayTell): DossierReport[] =>
  events
    .filter(({ subjectId }) => mayTell(subjectId))
    .map(({ subjectId, receivedAt, event: { source, sourceEventId, type, reportedOn } }) => ({
      source,
      sourceEventId,
      type,
      subjectId,
      reportedOn,
      receivedAt,
    }));

const progressOf = ({ file, verifiedOn }: DossierFacts): ProgressFacts => ({
  acceptedOn: file.case.acceptedOn,
  officeEvents: file.officeEvents,
  ...(verifiedOn === undefined ? {} : { verifiedOn }),
});

const everybody: MayTell = () => true;

/** What was asked, answered, found and done, as one copy may show it. Throws `CalendarYearMissing`. */
export const dossierOf = (facts: DossierFacts, look: DossierLook): DossierContent => {
  const { file, request, results, terms } = facts;
  const { copy, today, policy } = look;
  const { caseId, officeId, registrationNumber, purpose, track, acceptedOn, receivedAt } = file.case;
  const { legalHold, retention } = file.case;
  const mayTell = copy === 'audit' ? everybody : isToldAbout(request.subjects, today);
  return {
    schemaVersion: '1',
    copy,
    caseId,
    officeId,
    registrationNumber,
    purpose,
    track,
    policy: file.case.policy,
    acceptedOn,
    receivedAt,
    ...(copy === 'audit' && legalHold === true ? { legalHold } : {}),
    ...(retention?.keptUntil === undefined ? {} : { keptUntil: retention.keptUntil }),
    notes: [...DOSSIER_NOTES[copy]],
    questions: questionsOf(file, mayTell, look),
    reports: reportsOf(file, mayTell),
    results: results.map((one) => resultOf(one, mayTell, copy)),
    terms: [...terms],
    ...(copy === 'audit'
      ? { officeEvents: [...file.officeEvents] }
      : { steps: purpose === 'decision' ? applicantProgress(progressOf(facts), policy, today) : [] }),
  };
};
