import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { Attachments } from '#schemas/attachment';
import { CaseAction, DossierCopy } from '#schemas/case-action';
import { ProgressStep } from '#schemas/case-progress';
import { TrackedDeadline } from '#schemas/deadline';
import { AgencyId, CaseId, OfficeId, QueryId, SubjectId } from '#schemas/ids';
import { OfficeEvent } from '#schemas/office-event';
import { QueryKind, QueryPeriod } from '#schemas/query';
import { ResultChanges } from '#schemas/result-changes';
import { Instant, IsoDay } from '#schemas/time';
import { PolicyReference, Purpose, Track } from '#schemas/verification-request';
import { Discrepancy, VerificationResult } from '#schemas/verification-result';

/** One answer to a question. `outcome` is absent where it would tell the applicant of another adult. */
export const DossierAnswer = z.strictObject({
  outcome: z.string().optional(),
  receivedAt: Instant,
  late: z.boolean(),
  /** The first one counts; others that differ were kept beside it. */
  counts: z.boolean(),
  /** Audit copy only: references to what came along with the answer; their names are the agency's. */
  attachments: Attachments.optional(),
});
export type DossierAnswer = z.infer<typeof DossierAnswer>;

/** What was asked: of whom, about whom, for which time, on which ground; and what came of it. */
export const DossierQuestion = z.strictObject({
  queryId: QueryId,
  agency: AgencyId,
  agencyTitle: Bilingual,
  kind: QueryKind,
  title: Bilingual,
  subjectId: SubjectId,
  period: QueryPeriod,
  lawfulBasis: z.string(),
  sentAt: Instant.optional(),
  dueAt: Instant,
  /** Audit copy only: tries of the last attempt that failed, and the code of the last failure. */
  attempts: z.int().optional(),
  lastFailure: z.string().optional(),
  answers: z.array(DossierAnswer),
});
export type DossierQuestion = z.infer<typeof DossierQuestion>;

/** A finding; minimised, it says that there is one, by which clause and with what effect. */
export const DossierFinding = Discrepancy.pick({
  severity: true,
  effect: true,
  clause: true,
  explanation: true,
}).extend({
  minimised: z.boolean(),
  ...Discrepancy.pick({
    id: true,
    kind: true,
    subjectId: true,
    item: true,
    declared: true,
    recorded: true,
    difference: true,
    nextStep: true,
  }).partial().shape,
});
export type DossierFinding = z.infer<typeof DossierFinding>;

/** One issued version of the result. */
export const DossierResult = z.strictObject({
  version: z.int().min(1),
  createdAt: Instant,
  status: VerificationResult.shape.status,
  summary: Bilingual,
  findings: z.array(DossierFinding),
  /** Against the version before; audit copy only. */
  changes: ResultChanges.optional(),
});
export type DossierResult = z.infer<typeof DossierResult>;

/** What an agency reported of its own accord. */
export const DossierReport = z.strictObject({
  source: AgencyId,
  sourceEventId: z.string(),
  type: z.string(),
  subjectId: SubjectId,
  reportedOn: IsoDay,
  receivedAt: Instant,
});
export type DossierReport = z.infer<typeof DossierReport>;

/** `GET /v1/cases/{caseId}/dossier`: what was asked, answered, found and done in a case (clauses 4.1–4.5 and 5.8). */
export const Dossier = z.strictObject({
  schemaVersion: z.literal('1'),
  copy: DossierCopy,
  madeAt: Instant,
  /** SHA-256 of everything but the time of making and the list of actions; kept with the action of handing it out. */
  digest: z.string(),
  caseId: CaseId,
  officeId: OfficeId,
  registrationNumber: z.string(),
  purpose: Purpose,
  track: Track,
  policy: PolicyReference,
  acceptedOn: IsoDay,
  receivedAt: Instant,
  /** Audit copy: nothing of the case may go (clauses 5.11 and 5.13). */
  legalHold: z.boolean().optional(),
  /** Last day on which an ended case is kept. */
  keptUntil: IsoDay.optional(),
  /** What the reader of this copy has to know. */
  notes: z.array(Bilingual),
  questions: z.array(DossierQuestion),
  reports: z.array(DossierReport),
  results: z.array(DossierResult),
  /** As far as the applicant has been told, in the citizen's copy. */
  terms: z.array(TrackedDeadline),
  /** Citizen's copy: the steps of which the applicant has had notice. */
  steps: z.array(ProgressStep).optional(),
  /** Audit copy: as the office posted them, each with the code of its official. */
  officeEvents: z.array(OfficeEvent).optional(),
  /** Audit copy: who looked into the case or kept it, when and why. */
  actions: z.array(CaseAction).optional(),
});
export type Dossier = z.infer<typeof Dossier>;

/** Everything that the digest covers. */
export type DossierContent = Omit<Dossier, 'madeAt' | 'digest' | 'actions'>;
