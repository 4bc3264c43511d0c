import * as z from 'zod';
import { CommissionWait, ComplaintView, TerminationBasis } from '#schemas/contract-facts';
import { Obligation, TrackedDeadline } from '#schemas/deadline';
import { Bilingual, says } from '#schemas/bilingual';
import { CircuitState } from '#schemas/channel';
import { ActionReason } from '#schemas/case-action';
import { ActorId, AgencyId, CaseId, OfficeId, QueryId, SubjectId } from '#schemas/ids';
import { ContractState, OfficeEvent } from '#schemas/office-event';
import { CancellationReason, QueryKind, QueryState } from '#schemas/query';
import { Instant, IsoDay, IsoMonth } from '#schemas/time';
import { CaseState } from '#schemas/verification-case';
import { PolicyReference, Purpose, Track } from '#schemas/verification-request';

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

/** `202` for an event that an office posts back, `200` for the same one again. */
export const OfficeEventAcceptedView = z.strictObject({
  caseId: CaseId,
  eventId: z.string(),
  state: ContractState,
  /** What may follow, as the table of the life of a contract names it. */
  allowed: z.array(z.string()),
});
export type OfficeEventAcceptedView = z.infer<typeof OfficeEventAcceptedView>;

/** Whether an open question can be answered within day 6 (clause 3.2.2) and day 10 (clause 3.2.3). */
export const ForecastView = z.strictObject({
  queryId: QueryId,
  agency: AgencyId,
  kind: QueryKind,
  /** The agency's own term, in working days from the day of the question. */
  answerDueOn: IsoDay,
  /** `shifted`: only if a day 6 that is a day off moves to the next working day. */
  meetsPreparation: z.enum(['yes', 'shifted', 'no']),
  meetsNotice: z.boolean(),
});
export type ForecastView = z.infer<typeof ForecastView>;

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
  /** Also where an answer has come all the same: it is kept and not used. */
  cancelledBecause: CancellationReason.optional(),
  dueAt: Instant,
});
export type QueryView = z.infer<typeof QueryView>;

/** `GET /v1/cases/{caseId}`: where everything stands; no names, identifiers or amounts. */
export const CaseView = z.strictObject({
  caseId: CaseId,
  officeId: OfficeId,
  registrationNumber: z.string(),
  purpose: Purpose,
  /** Which month a check of a signed contract is for. */
  checkMonth: IsoMonth.optional(),
  track: Track,
  policy: PolicyReference,
  acceptedOn: IsoDay,
  receivedAt: Instant,
  state: CaseState,
  resultVersion: z.int(),
  queries: z.array(QueryView),
  deadlines: z.array(TrackedDeadline),
  placementEvents: z.int(),
  /** Where the application and its contract stand by the office's events. */
  contract: z.strictObject({
    state: ContractState,
    allowed: z.array(z.string()),
    firstPaymentOn: IsoDay.optional(),
    paymentStopsOn: IsoDay.optional(),
    commissionWait: CommissionWait.optional(),
    termination: TerminationBasis.optional(),
  }),
  /** Absent where there is none. */
  complaints: z.array(ComplaintView).min(1).optional(),
  officeEvents: z.array(OfficeEvent),
  obligations: z.array(Obligation),
  forecast: z.array(ForecastView),
  /** Nothing of the case may go (clauses 5.11 and 5.13). */
  legalHold: z.boolean().optional(),
  /** Last day on which an ended case is kept. */
  keptUntil: IsoDay.optional(),
  /** Why the notice about an additional check should be prepared now; absent where every answer can come in time. */
  advice: Bilingual.optional(),
  /** Agencies asked by this case that do not answer anybody now, each with what the caller may rely on. */
  silences: z.array(
    z.strictObject({ agency: AgencyId, endpoint: z.string(), since: Instant, message: Bilingual }),
  ),
});
export type CaseView = z.infer<typeof CaseView>;

/** `POST /v1/cases/{caseId}/hold`: keeps a case whatever its age, or no longer (clause 5.11). */
export const HoldRequest = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('place'),
    actorId: ActorId,
    reason: ActionReason.extract(['prosecutor', 'court', 'complaint', 'office-check'], {
      error: says(
        'причина удержания: prosecutor, court, complaint или office-check',
        'reason to keep a case: prosecutor, court, complaint or office-check',
      ),
    }),
  }),
  z.strictObject({
    change: z.literal('lift'),
    actorId: ActorId,
    reason: ActionReason.extract(['matter-closed', 'mistake'], {
      error: says(
        'причина снятия удержания: matter-closed или mistake',
        'reason to keep a case no longer: matter-closed or mistake',
      ),
    }),
  }),
]);
export type HoldRequest = z.infer<typeof HoldRequest>;
export const HoldView = z.strictObject({ caseId: CaseId, legalHold: z.boolean() });
export type HoldView = z.infer<typeof HoldView>;

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

/** One endpoint of an agency. `open`: nobody calls but one probe at a time; `recovering`: calls come back step by step. */
export const ChannelView = z.strictObject({
  endpoint: z.string(),
  /** What the agency allows us, over all callers. */
  callsPerSecond: z.number(),
  /** In its own zone; 0 is Sunday. Absent: around the clock. */
  openingHours: z
    .strictObject({
      timeZone: z.string(),
      weekdays: z.array(z.int()),
      fromHour: z.int(),
      untilHour: z.int(),
    })
    .optional(),
  circuit: CircuitState,
  /** First failure of the trouble that is not over. */
  failingSince: Instant.optional(),
  nextProbeAt: Instant.optional(),
});
export type ChannelView = z.infer<typeof ChannelView>;

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
      channels: z.array(ChannelView),
      deadLetters: z.int(),
    }),
  ),
});
export type AgenciesView = z.infer<typeof AgenciesView>;

/** `GET /v1/ops/events/unmatched`: posted events of whose person no case is known, the next to be tried first. */
export const UnmatchedEventsView = z.strictObject({
  events: z.array(
    z.strictObject({
      source: AgencyId,
      sourceEventId: z.string(),
      type: z.string(),
      reportedOn: IsoDay,
      receivedAt: Instant,
      attempts: z.int(),
      nextTryAt: Instant.optional(),
    }),
  ),
});
export type UnmatchedEventsView = z.infer<typeof UnmatchedEventsView>;

/** `GET /v1/ops/deadlines?office=`: cases that owe something by their earliest unmet safe day, the overdue first. */
export const DeadlinesView = z.strictObject({
  cases: z.array(
    z.strictObject({
      caseId: CaseId,
      officeId: OfficeId,
      registrationNumber: z.string(),
      state: CaseState,
      contractState: ContractState,
      commissionWait: CommissionWait.optional(),
      deadlines: z.array(TrackedDeadline),
      /** Months of monitoring that are not over: the overdue, this one and the next three. */
      obligations: z.array(Obligation),
    }),
  ),
  /** More is overdue or due than one call shows. */
  more: z.boolean(),
});
export type DeadlinesView = z.infer<typeof DeadlinesView>;
