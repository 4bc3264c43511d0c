import type { WireReply, WireRequest } from '#core/agency';
import type { Answer } from '#schemas/answer';
import type { Channel } from '#schemas/channel';
import type { CaseAction } from '#schemas/case-action';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { AnswerHint, CaseHint, EventHint, QueryHint, ResultEvent } from '#schemas/envelope';
import type { FollowUp } from '#schemas/follow-up';
import type { AgencyId, CaseId, CorrelationId, QueryId, SubjectId } from '#schemas/ids';
import type { OfficeEvent } from '#schemas/office-event';
import type { PlannedQuery, QueryProgress } from '#schemas/query';
import type { StrayReason } from '#schemas/stray-messages';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';
import type { Purpose, VerificationRequest } from '#schemas/verification-request';
import type { VerificationResult } from '#schemas/verification-result';

export type Clock = () => Instant;
/** Uniform in [0, 1): jitter only, never ids. */
export type Randomness = () => number;

/** A query as its row, or as the plan of its case has it before it has one: the question, how far it is, and its effective answer once there is one. */
export type QueryRow = PlannedQuery & { progress: QueryProgress; answer?: Answer };

/** A stored reply, waiting for or past its decoding. Equal bytes to one query are one reply. */
export type ReplyRow = {
  replyId: string;
  caseId: CaseId;
  queryId: QueryId;
  agency: AgencyId;
  receivedAt: Instant;
  reply: WireReply;
};

/** A message of an agency that cannot become an answer: kept as it came, for a person to look at. */
export type StrayMessage = {
  agency: AgencyId;
  /** The agency's id of it, or a digest of its bytes where none can be read. */
  messageId: string;
  reason: StrayReason;
  receivedAt: Instant;
  reply: WireReply;
};

/** An employment event that belongs to a subject of the case. */
export type MatchedEvent = { subjectId: SubjectId; event: EmploymentEvent; receivedAt: Instant };

/** Somebody of the case is named in another case too. Ids only. */
export type CaseLink = { subjectId: SubjectId; otherCaseId: CaseId };

/** Everything of one case in one read; the request and the replies' bytes are read apart. */
export type CaseFile = {
  case: VerificationCase;
  queries: readonly QueryRow[];
  /** Answers that came after the effective one and differ from it. */
  furtherAnswers: readonly Answer[];
  events: readonly MatchedEvent[];
  /** What the office posted back, in the order in which it was accepted. */
  officeEvents: readonly OfficeEvent[];
  /** Other cases of its people that it has met. */
  links: readonly CaseLink[];
  /** Checks of a signed contract that were opened, or refused by the rules of intake. */
  followUps: readonly FollowUp[];
  /** Ids of stored replies, without their bytes. */
  replies: readonly { replyId: string; queryId: QueryId; receivedAt: Instant }[];
};

/** A case by itself. */
export type CaseHead = { case: VerificationCase; request: VerificationRequest };

/** An employment event as it came in: kept until it is matched, retried while it is not. */
export type EventRow = {
  event: EmploymentEvent;
  personKey: string;
  correlationId: CorrelationId;
  receivedAt: Instant;
  state: 'received' | 'unmatched' | 'matched';
  attempts: number;
  nextActionAt?: Instant;
};

/** A row of the due index. */
export type DueRow =
  | { type: 'case'; caseId: CaseId; nextActionAt: Instant }
  | { type: 'event'; source: AgencyId; sourceEventId: string; nextActionAt: Instant };

/**
 * The table. What has expired is as if it were gone: it may be there for days. Every write is conditional and every condition says what it protects. A repeat of our own write after a
 * lost reply is recognised and is a success. `'conflict'` means that somebody else was first: load again and decide again.
 */
export type CaseStore = {
  /** Request row, then case row. `same`: this very request is already here. `conflict`: another body under the same key. */
  acceptRequest: (
    accepted: VerificationCase,
    request: VerificationRequest,
  ) => Promise<'accepted' | 'same' | 'conflict'>;
  loadRequest: (caseId: CaseId) => Promise<VerificationRequest | undefined>;
  loadCase: (caseId: CaseId) => Promise<CaseFile | undefined>;
  /** A case without what lies beside it, and its request. One read, together with a query that is loaded at the same time. */
  loadHead: (caseId: CaseId) => Promise<CaseHead | undefined>;
  loadQuery: (queryId: QueryId) => Promise<QueryRow | undefined>;

  /** Puts each query that the plan of its case has not, unless its row exists: planning twice never resets progress. */
  planQueries: (queries: readonly QueryRow[]) => Promise<void>;
  /** Writes the case if its version is still `next.version - 1`. From then on the questions of its plan exist. */
  updateCase: (next: VerificationCase) => Promise<'written' | 'conflict'>;
  /**
   * Brings the next look at the case forward, never pushes it back; wakes a case that waited for nothing. Counts as a
   * change of the case: whoever decided its next look on an older view gets a conflict and looks again. No write where the
   * look that is planned serves (`core/case/next-look.ts`).
   */
  pullForward: (caseId: CaseId, nextActionAt: Instant) => Promise<void>;
  /**
   * Writes progress if the query, as it was read, has no answer and still is in the same state, epoch, attempts and
   * breaches. The first change of a planned one makes its row.
   */
  updateProgress: (query: QueryRow, next: QueryProgress) => Promise<'written' | 'conflict'>;

  /** Remembers which query a message id belongs to, before it is sent. `known`: it was remembered before. */
  rememberMessage: (agency: AgencyId, messageId: string, queryId: QueryId) => Promise<'remembered' | 'known'>;
  findMessage: (agency: AgencyId, messageId: string) => Promise<QueryId | undefined>;

  /**
   * Remembers the nonce of a signed call that left no row of a reply, for as long as its signature could hold. `known`:
   * another call had it.
   */
  rememberNonce: (agency: AgencyId, nonce: string, receivedAt: Instant) => Promise<'remembered' | 'known'>;

  /**
   * Stores the bytes of a reply once, with the nonce of the signed call that brought them; `same` for a duplicate,
   * `replayed` where it comes under the very nonce that is stored.
   */
  storeReply: (reply: ReplyRow & { nonce?: string }) => Promise<'stored' | 'same' | 'replayed'>;
  loadReply: (caseId: CaseId, replyId: string) => Promise<ReplyRow | undefined>;
  /** Keeps a message that belongs to no case, once: the first bytes under its id stay. */
  keepStray: (stray: StrayMessage) => Promise<'kept' | 'same'>;
  /** Messages of an agency that belong to no case, without their bytes, at most `limit`. */
  strayMessages: (agency: AgencyId, limit: number) => Promise<readonly Omit<StrayMessage, 'reply'>[]>;
  /**
   * Records the effective answer unless the query has one. `same`: an answer of this digest is recorded already, from
   * another reply; from the same one it is `recorded` or `further` again, so that whoever died behind it comes to conclude.
   * `further`: another answer is effective; this one was kept beside it, once. Silence (`unanswered`) contradicts nobody
   * and is never kept beside an answer: `same`.
   */
  recordAnswer: (answer: Answer) => Promise<'recorded' | 'same' | 'further'>;

  /** Result row of `result.version`, put once, then the case row; both conditional on the case's version. */
  writeResult: (next: VerificationCase, result: VerificationResult) => Promise<'written' | 'conflict'>;
  loadResult: (caseId: CaseId, version: number) => Promise<VerificationResult | undefined>;

  /** Event row, put once. `conflict`: another content under the same source and id. */
  acceptEvent: (row: EventRow) => Promise<'accepted' | 'same' | 'conflict'>;
  loadEvent: (source: AgencyId, sourceEventId: string) => Promise<EventRow | undefined>;
  updateEvent: (row: EventRow) => Promise<void>;
  /** Puts the event beside its case, once. */
  attachEvent: (caseId: CaseId, matched: MatchedEvent) => Promise<void>;
  /**
   * Puts an office's event at the given place (1 for the first) of the case's list, which only grows, and the case with
   * what follows from it: both or neither. `conflict`: the place is taken, also by this very event, or the case has changed:
   * load again and decide again.
   */
  appendOfficeEvent: (
    next: VerificationCase,
    place: number,
    posted: { event: OfficeEvent; receivedAt: Instant },
  ) => Promise<'written' | 'conflict'>;
  /** Circuit and allowance of an agency's endpoint; `undefined` before the first call. */
  loadChannel: (channel: string) => Promise<Channel | undefined>;
  /**
   * Writes the channel if its version is still `next.version - 1`; version 1 only where there is none. A repeat of our
   * own write is a conflict too: what it leased may be lost, never leased twice.
   */
  updateChannel: (next: Channel) => Promise<'written' | 'conflict'>;
  /**
   * Marks every row of a case but its own with the moment of its retention, or takes the marks away where there is none
   * or the case is held; then the entries beside it. `conflict`: the case is no longer of this version, and from there on
   * nothing was marked.
   */
  markRows: (known: VerificationCase, beside: MarkedBeside) => Promise<'written' | 'conflict'>;
  /** Puts what an official did with the case beside it; the list only grows. The very same again is one row. */
  appendAction: (caseId: CaseId, action: CaseAction) => Promise<void>;
  /** What officials did with the case, the first one first. */
  loadActions: (caseId: CaseId) => Promise<readonly CaseAction[]>;
  loadOfficeEvents: (caseId: CaseId) => Promise<readonly OfficeEvent[]>;
  /**
   * Puts what came of opening a check, unless it is known as opened already and has been told of as many of the office's
   * events. Repeating is harmless.
   */
  recordFollowUp: (caseId: CaseId, followUp: FollowUp) => Promise<void>;
  /** What the office posted and which checks were opened, without the rest of the case. */
  loadMonitoring: (caseId: CaseId) => Promise<Pick<CaseFile, 'officeEvents' | 'followUps'>>;
  /** Person index: keyed digest of an identifier → cases and parked events. Writing is a put of ids only. */
  indexPerson: (personKey: string, entry: PersonEntry) => Promise<void>;
  findPerson: (personKey: string) => Promise<readonly PersonEntry[]>;
  /** Puts a link to another case beside a case, once. */
  linkCase: (caseId: CaseId, link: CaseLink) => Promise<void>;

  /** Due rows of one of the index's shards, oldest first, at most `limit`. */
  dueRows: (shard: number, before: Instant, limit: number) => Promise<readonly DueRow[]>;
  /** Events that wait for their case, the next to be tried first, at most `limit`. */
  parkedEvents: (limit: number) => Promise<readonly EventRow[]>;
  /** Cases of an office by safe due day from a day on, the nearest first; without the checks of single months. */
  casesOfOffice: (
    officeId: string,
    page: { from: IsoDay; limit: number },
  ) => Promise<readonly VerificationCase[]>;
  /**
   * One page of all cases of an office by safe due day from a day on, at most `limit` long: those that owe something, then
   * the settled, then the checks of single months. `next` is where it ended, absent on the last page; given as `after`
   * it brings the page behind it. A case that moves in the list meanwhile may be met twice or not at all.
   */
  pageOfOffice: (
    officeId: string,
    page: { from: IsoDay; limit: number; after?: OfficePlace },
  ) => Promise<{ cases: readonly VerificationCase[]; next?: OfficePlace }>;
  /** Those that owe something, nearest to the day first: from a day on, or `before` it. */
  casesThatOwe: (
    officeId: string,
    page: ({ from: IsoDay } | { before: IsoDay }) & { limit: number },
  ) => Promise<readonly VerificationCase[]>;
  /** Case rows by id, those that exist, in any order. */
  loadCases: (caseIds: readonly CaseId[]) => Promise<readonly VerificationCase[]>;
};

/** Rows outside of a case's partition that go with it. */
export type MarkedBeside = {
  persons: readonly { personKey: string; subjectId: SubjectId }[];
  events: readonly { source: AgencyId; sourceEventId: string }[];
};

/** Parts of an office's cases: those that owe something, those that owe nothing any more, and the checks of single months. */
export type OfficePart = 'owing' | 'settled' | 'checks';

/** A place in the list of an office's cases: behind one of a part, or where the part begins. */
export type OfficePlace = { part: OfficePart; behind?: { safeDue: IsoDay; caseId: CaseId } };

export type PersonEntry =
  /** Entries of an earlier edition do not know the purpose. */
  | { type: 'case'; caseId: CaseId; subjectId: SubjectId; purpose?: Purpose | undefined }
  | { type: 'event'; source: AgencyId; sourceEventId: string };

/** Cases that wait are spread over this many shards of the due index by a hash of their key. */
export const CASE_SHARDS = 32;
/** Events that wait have shards of their own behind them, so that they can be listed without reading the cases. */
export const EVENT_SHARDS = 4;
export const DUE_SHARDS = CASE_SHARDS + EVENT_SHARDS;

/** The queues. Sending is at least once; every hint may be lost, repeated or late without harm. */
export type Hints = {
  toIntake: (hint: CaseHint) => Promise<void>;
  toAgency: (hints: readonly QueryHint[]) => Promise<void>;
  toAnswers: (hint: AnswerHint) => Promise<void>;
  toEvents: (hint: EventHint) => Promise<void>;
  toPublish: (hint: CaseHint) => Promise<void>;
};

export type PublishResult = (event: ResultEvent) => Promise<void>;

/** Waits inside an act, for seconds at most: while an agency's rate allows no call yet. */
export type Pause = (seconds: number) => Promise<void>;

/** One HTTP call to an agency within the given limits. Throws `AgencyUnavailable`; never follows a redirect. */
export type Transport = (
  request: WireRequest,
  limits: { timeoutSeconds: number; maxReplyBytes: number },
) => Promise<WireReply>;
