import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { AgencyId } from '#schemas/ids';
import { Instant } from '#schemas/time';

/** Why a message became a dead letter, as far as its body and its row say. */
export const FailedCause = z.enum([
  /** A reply that the agency's contract does not allow; the code is its path. */
  'contract-breach',
  /** The agency could not be asked; the code is that of the last try. */
  'agency-failure',
  /** It speaks of a row that does not exist; the code says of which kind. */
  'missing-row',
  /** A request that came in by the queue and that the rules of intake refuse; the code is the first wrong field. */
  'request-refused',
  /** A hint of another edition of our own schema. */
  'other-version',
  /** Neither a hint of ours nor a request. */
  'unreadable',
  /** The row says nothing: the function crashed or ran out of time; its log knows more. */
  'not-recorded',
]);
export type FailedCause = z.infer<typeof FailedCause>;

/** Why a message that is sent again has nothing, or little, left to do. Each of these is harmless. */
export const FailedStanding = z.enum([
  'already-sent',
  'already-answered',
  'past-due',
  'cancelled',
  /** Its question has an answer: what this reply says is kept beside it where it differs. */
  'answer-recorded',
  /** Its question is past its due time: the answer is recorded as late. */
  'late-answer',
  'already-open',
  'already-published',
  'already-matched',
  'already-accepted',
]);
export type FailedStanding = z.infer<typeof FailedStanding>;

/** A dead letter by ids; `reason` is the failure code that the row keeps, where there is one. */
export const FailedMessage = z.strictObject({
  queue: z.string(),
  messageId: z.string(),
  /** Id of its group. */
  group: z.string(),
  firstSentAt: Instant.optional(),
  receiveCount: z.int(),
  caseId: z.string().optional(),
  queryId: z.string().optional(),
  reason: z.string().optional(),
  /** As its row stands now; absent where there is work for it, or where nobody knows. */
  standing: FailedStanding.optional(),
});
export type FailedMessage = z.infer<typeof FailedMessage>;

/** Dead letters of one cause, agency and version. */
export const FailedGroup = z.strictObject({
  group: z.string(),
  cause: FailedCause,
  /** A code or a path of ours, places in lists left out; never text of others. */
  code: z.string().optional(),
  agency: AgencyId.optional(),
  /** Edition of our hint. */
  schemaVersion: z.string().optional(),
  /** Edition of the agency's contract by which its question is asked and its reply is read. */
  contractVersion: z.string().optional(),
  queues: z.array(z.string()),
  count: z.int().min(1),
  oldest: Instant.optional(),
  /** Message id of its oldest. */
  example: z.string(),
  /** What a person should do next. */
  advice: Bilingual,
});
export type FailedGroup = z.infer<typeof FailedGroup>;

/** `GET /v1/ops/failed?queue=`: groups, the largest first, then each dead letter. */
export const FailedView = z.strictObject({
  groups: z.array(FailedGroup),
  failed: z.array(FailedMessage),
  /** Queues that hold more dead letters than are shown, and about how many more. */
  more: z.array(z.strictObject({ queue: z.string(), count: z.int().min(1) })),
});
export type FailedView = z.infer<typeof FailedView>;

/** Dead letters that one call sends again at most: it has to end within one run of a function. */
export const REDRIVE_AT_MOST = 100;

/** `POST /v1/ops/failed/redrive`: the named dead letters of a queue, or as many as one call takes. */
export const RedriveRequest = z.strictObject({
  queue: z.string().min(1),
  messageIds: z.array(z.string()).min(1).max(REDRIVE_AT_MOST).optional(),
});
export type RedriveRequest = z.infer<typeof RedriveRequest>;

/**
 * What came of one message. `gone`: it is a dead letter no more. `failed`: it still is one; code `hidden` where somebody else
 * has it in hand for half a minute, `not-reached` where too many others lie before it, `sent-not-deleted` where it went and
 * will be seen again, else the name of the queue's error.
 */
export const RedriveItem = z.strictObject({
  messageId: z.string(),
  outcome: z.enum(['sent', 'gone', 'failed']),
  code: z.string().optional(),
});
export type RedriveItem = z.infer<typeof RedriveItem>;

export const RedriveView = z.strictObject({
  queue: z.string(),
  /** Ids of those that went. */
  sentAgain: z.array(z.string()),
  items: z.array(RedriveItem),
});
export type RedriveView = z.infer<typeof RedriveView>;
