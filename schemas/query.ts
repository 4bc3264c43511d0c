import * as z from 'zod';
import { ConsentKind } from '#schemas/consent';
import { AgencyId, CaseId, QueryId, SubjectId } from '#schemas/ids';
import { Instant, IsoDay } from '#schemas/time';

/** What can be asked. Which agency answers a kind is said by the agency's descriptor, nowhere else. */
export const QueryKind = z.enum([
  'income-by-payer',
  'income-certificate',
  'entrepreneur-record',
  'self-employed-status',
  'self-employed-income',
  'company-roles',
  'unemployment-registration',
  'unemployment-benefits',
  'self-employment-payments',
  'business-plan-verdict',
  'business-training',
  'social-fund-payments',
  'passport-validity',
  'inn-by-passport',
  'business-prior-support',
]);
export type QueryKind = z.infer<typeof QueryKind>;

/** The time that a question is about. */
export const QueryPeriod = z.discriminatedUnion('type', [
  /** A year as the tax service keeps it; a year that is not closed yet answers "not found", never "zero". */
  z.strictObject({ type: z.literal('report-year'), year: z.int().min(2000).max(2100) }),
  /** Both days included. */
  z.strictObject({ type: z.literal('days'), from: IsoDay, to: IsoDay }),
  z.strictObject({ type: z.literal('as-of'), day: IsoDay }),
]);
export type QueryPeriod = z.infer<typeof QueryPeriod>;

/** One question to one agency about one person: what is asked. Its id is the idempotency key. */
export const PlannedQuery = z.strictObject({
  queryId: QueryId,
  caseId: CaseId,
  agency: AgencyId,
  kind: QueryKind,
  subjectId: SubjectId,
  period: QueryPeriod,
  /** The legal provision that allows the question. */
  lawfulBasis: z.string(),
  /** The question whose answer gave the ИНН with which this one is asked; absent where the request has it or needs none. */
  innFrom: QueryId.optional(),
  /** The consent without which it may not be asked; absent where the law is enough. */
  consent: ConsentKind.optional(),
});
export type PlannedQuery = z.infer<typeof PlannedQuery>;

export const QueryState = z.enum([
  /** Not yet accepted by the agency; `nextActionAt` says when to try (again). */
  'planned',
  /** The agency has accepted it and will answer later. */
  'sent',
  /** An answer is recorded. "Unanswered" is an answer too: after the due time silence is a fact. */
  'answered',
  /** Not asked, or no longer waited for, because of what the office has posted. */
  'cancelled',
]);
export type QueryState = z.infer<typeof QueryState>;

/** Why a question is cancelled: a consent it rests on, or the application itself, is withdrawn. */
export const CancellationReason = z.enum(['consent-withdrawn', 'application-withdrawn']);
export type CancellationReason = z.infer<typeof CancellationReason>;

/** The row of a query. Everything that sending, waiting and repeating needs. */
export const QueryProgress = z.strictObject({
  state: QueryState,
  /** Attempt epoch: the agency message id follows from query id and epoch, so a repeat is recognised. */
  epoch: z.int().min(1),
  epochStartedAt: Instant,
  /** Tries of this epoch that ended without an acknowledgement. */
  attempts: z.int().min(0),
  /** Replies that broke the agency's contract; at the limit the query waits for a person. */
  breaches: z.int().min(0),
  nextActionAt: Instant,
  /** When silence becomes the recorded answer "unanswered". */
  dueAt: Instant,
  sentAt: Instant.optional(),
  /**
   * Since when it may be with the agency without our knowing: a try of this epoch ended without a reply that says so or says
   * no. Absent: every try is known to have failed, or none was made.
   */
  unknownSince: Instant.optional(),
  /** Of the sender that marked it as under way: two of one moment differ, a repeat of one write does not. */
  claim: z.string().optional(),
  /** The agency's own number of the question, by which it is asked what became of it. Rows of an earlier edition have none. */
  reference: z.string().optional(),
  /** A code such as `timeout`, `http-503`, `smev-600`; never text of the agency. */
  lastFailure: z.string().optional(),
  /** While cancelled: why, since when, and what it was before. */
  cancellation: z
    .strictObject({ reason: CancellationReason, at: Instant, from: z.enum(['planned', 'sent']) })
    .optional(),
});
export type QueryProgress = z.infer<typeof QueryProgress>;
