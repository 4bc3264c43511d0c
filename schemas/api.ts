import * as z from 'zod';
import { Deadline } from '#schemas/deadline';
import { AgencyId, CaseId, OfficeId, QueryId, SubjectId } from '#schemas/ids';
import { QueryKind, QueryState } from '#schemas/query';
import { Instant, IsoDay } from '#schemas/time';
import { CaseState } from '#schemas/verification-case';
import { PolicyReference, Track } from '#schemas/verification-request';

/** `202` for a new request, `200` for the same one again. */
export const AcceptedView = z.strictObject({
  caseId: CaseId,
  state: CaseState,
  links: z.strictObject({ case: z.string(), result: z.string() }),
});
export type AcceptedView = z.infer<typeof AcceptedView>;

/** `202` for a posted employment event; `accepted` once, `same` for a repeat. */
export const EventAcceptedView = z.strictObject({ source: AgencyId, sourceEventId: z.string() });
export type EventAcceptedView = z.infer<typeof EventAcceptedView>;

export const QueryView = z.strictObject({
  queryId: QueryId,
  agency: AgencyId,
  kind: QueryKind,
  subjectId: SubjectId,
  state: QueryState,
  outcome: z.string().optional(),
  attempts: z.int(),
  lastFailure: z.string().optional(),
  sentAt: Instant.optional(),
  answeredAt: Instant.optional(),
  dueAt: Instant,
});
export type QueryView = z.infer<typeof QueryView>;

/** `GET /v1/cases/{caseId}`: where everything stands; no names, identifiers or amounts. */
export const CaseView = z.strictObject({
  caseId: CaseId,
  officeId: OfficeId,
  registrationNumber: z.string(),
  track: Track,
  policy: PolicyReference,
  acceptedOn: IsoDay,
  receivedAt: Instant,
  state: CaseState,
  resultVersion: z.int(),
  queries: z.array(QueryView),
  deadlines: z.array(Deadline),
  placementEvents: z.int(),
});
export type CaseView = z.infer<typeof CaseView>;

/** `GET /v1/ops/queues`. */
export const QueuesView = z.strictObject({
  queues: z.array(
    z.strictObject({
      queue: z.string(),
      waiting: z.int(),
      inFlight: z.int(),
      delayed: z.int(),
      deadLetters: z.int(),
    }),
  ),
});
export type QueuesView = z.infer<typeof QueuesView>;

/** `GET /v1/ops/failed`: dead letters by ids; `reason` is the failure code that the row keeps, where there is one. */
export const FailedView = z.strictObject({
  failed: z.array(
    z.strictObject({
      queue: z.string(),
      messageId: z.string(),
      firstSentAt: Instant.optional(),
      receiveCount: z.int(),
      caseId: z.string().optional(),
      queryId: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
});
export type FailedView = z.infer<typeof FailedView>;

/** `POST /v1/ops/failed/redrive`: all dead letters of a queue, or the named ones. */
export const RedriveRequest = z.strictObject({
  queue: z.string().min(1),
  messageIds: z.array(z.string()).min(1).max(1000).optional(),
});
export type RedriveRequest = z.infer<typeof RedriveRequest>;
export const RedriveView = z.strictObject({ queue: z.string(), sentAgain: z.array(z.string()) });
export type RedriveView = z.infer<typeof RedriveView>;

/** `GET /v1/ops/agencies`: what is known of each agency from its queue and the cases under way. */
export const AgenciesView = z.strictObject({
  agencies: z.array(
    z.strictObject({
      agency: AgencyId,
      title: z.string(),
      kinds: z.array(QueryKind),
      termWorkingDays: z.int(),
      maxConcurrency: z.int(),
      waitingHints: z.int(),
      deadLetters: z.int(),
    }),
  ),
});
export type AgenciesView = z.infer<typeof AgenciesView>;

/** `GET /v1/ops/deadlines?office=`: cases by safe due day, the nearest first. */
export const DeadlinesView = z.strictObject({
  cases: z.array(
    z.strictObject({
      caseId: CaseId,
      officeId: OfficeId,
      registrationNumber: z.string(),
      state: CaseState,
      deadlines: z.array(Deadline.extend({ status: z.enum(['met', 'open', 'due-today', 'overdue']) })),
    }),
  ),
});
export type DeadlinesView = z.infer<typeof DeadlinesView>;
