import * as z from 'zod';
import { TermCode, TrackedDeadline } from '#schemas/deadline';
import { ActorId, CaseId, OfficeId } from '#schemas/ids';
import { ContractState } from '#schemas/office-event';
import { Instant, IsoDay } from '#schemas/time';
import { CaseState } from '#schemas/verification-case';
import { Purpose } from '#schemas/verification-request';

export const AuditTerm = TrackedDeadline.pick({
  code: true,
  clause: true,
  startsOn: true,
  legalDue: true,
  status: true,
  metOn: true,
}).extend({
  /** Calendar days after the legal day on which it was met, or until today while nothing has met it; 0 in time. */
  daysLate: z.int().min(0),
});
export type AuditTerm = z.infer<typeof AuditTerm>;

/** What a person who controls the office looks at first. Facts, no verdicts. */
export const AuditException = z.strictObject({
  code: z.enum([
    /** A term met after its legal day, or not met and its legal day is over; `term` and `days` say which and by how much. */
    'term-met-late',
    'term-overdue',
    /** The request reached the exchange so many days after the day on which the office says it was accepted. */
    'handed-in-late',
    /** Questions to which no agency answered; answers after the due time; answers that contradict the one that counts. */
    'unanswered',
    'late-answers',
    'further-answers',
    /** Replies that broke an agency's contract. */
    'broken-replies',
    /** The office went on before there was a result. */
    'before-result',
    /** Versions of the result after the first one was handed out. */
    'result-changed',
    /** Events of the office that were corrected or taken back. */
    'corrected',
    'complaint-upheld',
  ]),
  term: TermCode.optional(),
  days: z.int().min(1).optional(),
  count: z.int().min(1).optional(),
});
export type AuditException = z.infer<typeof AuditException>;

export const AuditCase = z.strictObject({
  caseId: CaseId,
  registrationNumber: z.string(),
  purpose: Purpose,
  acceptedOn: IsoDay,
  state: CaseState,
  contractState: ContractState,
  /** Nothing of the case may go (clauses 5.11 and 5.13). */
  legalHold: z.boolean().optional(),
  terms: z.array(AuditTerm),
  /** Who posted how many events of the office (clause 4.8). */
  actors: z.array(z.strictObject({ actorId: ActorId, events: z.int().min(1) })),
  exceptions: z.array(AuditException),
});
export type AuditCase = z.infer<typeof AuditCase>;

/** `GET /v1/reports/audit`: an office's cases accepted in a period, for the control of clauses 4.1–4.5; nothing personal. */
export const AuditReport = z.strictObject({
  schemaVersion: z.literal('1'),
  officeId: OfficeId,
  from: IsoDay,
  to: IsoDay,
  asOf: Instant,
  /** By what is due next. A page may hold few cases or none, and yet have another one behind it. */
  cases: z.array(AuditCase),
  /** Given back as `after`, it brings the next page. Absent on the last one. */
  next: z.string().optional(),
});
export type AuditReport = z.infer<typeof AuditReport>;
