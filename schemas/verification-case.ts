import * as z from 'zod';
import { AgencyTimeliness } from '#schemas/agency-timeliness';
import { CasePlan } from '#schemas/case-plan';
import { ContractStanding } from '#schemas/contract-standing';
import { AgencyId, CaseId, CorrelationId, OfficeId } from '#schemas/ids';
import { Instant, IsoDay, IsoMonth } from '#schemas/time';
import { PolicyReference, Purpose, Track } from '#schemas/verification-request';

export const CaseState = z.enum([
  /** The request is a row; its queries are not planned yet. */
  'received',
  /** Its questions are planned; at least one waits for its answer. */
  'verifying',
  /** Every query is answered, the result is written. Late answers and events add versions. */
  'result-ready',
]);
export type CaseState = z.infer<typeof CaseState>;

/** Until when an ended case is kept. Without a moment: nothing of it may go. */
export const Retention = z.strictObject({
  /** Last day of the office on which it is kept. */
  keptUntil: IsoDay.optional(),
  /** The first moment at which its rows may go. */
  expiresAt: Instant.optional(),
  /** Every row bears that moment, or none does; while it is false some may. */
  isMarked: z.boolean(),
});
export type Retention = z.infer<typeof Retention>;

/** The hot row of a case: small; no names, identifiers or amounts. Statistics are counted from it alone. */
export const VerificationCase = z.strictObject({
  caseId: CaseId,
  officeId: OfficeId,
  registrationNumber: z.string(),
  purpose: Purpose,
  /** As the request says it: which month a check of a signed contract is for. */
  checkMonth: IsoMonth.optional(),
  policy: PolicyReference,
  track: Track,
  testMode: z.boolean(),
  acceptedOn: IsoDay,
  /** As the request says it: statistics by municipality. */
  municipalityOktmo: z.string().optional(),
  receivedAt: Instant,
  correlationId: CorrelationId,
  state: CaseState,
  /** Counts every change: the condition of every write. */
  version: z.int().min(1),
  /** Version of the newest stored result, 0 before the first. */
  resultVersion: z.int().min(0),
  /** Version of the newest published result. */
  publishedVersion: z.int().min(0),
  /** Its first questions; absent before it is opened, and in cases of an earlier edition, whose questions are rows from the start. */
  plan: CasePlan.optional(),
  /** When the first result was stored; rows of an earlier edition do not know it. */
  firstResultAt: Instant.optional(),
  /** Who of the agencies asked was in time, as of the newest result. */
  agencies: z.record(AgencyId, AgencyTimeliness).optional(),
  /** Somebody of the family lost work, as the newest result says where the pack counts it (order Пр-622 п. 1б). */
  jobLost: z.boolean().optional(),
  /** Absent before the first event of the office. */
  contract: ContractStanding.optional(),
  /** How much of the case's lists the last look for a result has seen; absent before the first. */
  seen: z
    .strictObject({
      events: z.int().min(0),
      officeEvents: z.int().min(0),
      links: z.int().min(0),
      /** Absent for none, and in rows of an earlier edition. */
      furtherAnswers: z.int().min(1).optional(),
    })
    .optional(),
  /** When somebody must look again; absent once nothing waits. Sparse index key. */
  nextActionAt: Instant.optional(),
  /** Signs of an offence, a court, a complaint (clauses 5.11 and 5.13): nothing of the case may go. */
  legalHold: z.boolean().optional(),
  /** Absent until the case has ended once. */
  retention: Retention.optional(),
  /** The earliest safe day of what is owed, of preparation at first: the office's list is sorted by it. */
  safeDue: IsoDay,
  /** Nothing is owed any more: the case has left the office's list. */
  settled: z.boolean().optional(),
});
export type VerificationCase = z.infer<typeof VerificationCase>;
