import type { InformationType, Question, WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { uuidV1Of } from '#core/ids';
import { officeBasisOf } from '#core/office-basis';
import { laterOf } from '#core/order';
import { plusSeconds } from '#core/plus-seconds';
import type { CaseStore, Clock, Hints, QueryRow, Randomness, Transport } from '#core/ports';
import { turnDelaySeconds } from '#core/channel/turn-delay';
import { progressUnder } from '#core/query-cancellation';
import { askedAnew, breached, failedAt, heldUntil, revivedAt, takenAt } from '#core/query-progress';
import { retryDelaySeconds } from '#core/retry-delay';
import { existing } from '#functions/runtime/missing-row';
import { replyIdOf } from '#functions/runtime/reply-id';
import { askAgency, isSilence, type Heard } from '#functions/send-query/ask-agency';
import type { ChannelGate, Leave } from '#functions/send-query/channel-gate';
import type { QueryHint } from '#schemas/envelope';
import type { AgencyId, QueryId } from '#schemas/ids';
import type { PlannedQuery, QueryKind, QueryProgress } from '#schemas/query';
import type { Instant } from '#schemas/time';

export type SendQueryDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<
    CaseStore,
    | 'loadQuery'
    | 'loadRequest'
    | 'loadOfficeEvents'
    | 'rememberMessage'
    | 'updateProgress'
    | 'pullForward'
    | 'storeReply'
  >;
  informationTypeOf: (agency: AgencyId, kind: QueryKind) => InformationType | undefined;
  transport: Transport;
  /** The gate of one of the agency's endpoints. */
  gateOf: (endpoint: string) => ChannelGate;
  callbackBaseUrl: string;
  clock: Clock;
  randomness: Randomness;
};

/** Clocks of two machines differ; a hint this much too early is on time. */
const CLOCK_SKEW_SECONDS = 5;
/** An agency may ask for a pause, but not for days. */
const LONGEST_PAUSE_SECONDS = 3600;

/** Why nothing is to be sent now, or `undefined`. */
const reasonToWait = (query: QueryRow, now: Instant): string | undefined => {
  const { state, dueAt, nextActionAt } = query.progress;
  if (query.answer !== undefined) return 'already-answered';
  if (state === 'cancelled') return 'cancelled';
  if (state !== 'planned') return 'already-sent';
  if (dueAt <= now) return 'past-due';
  return nextActionAt > plusSeconds(now, CLOCK_SKEW_SECONDS) ? 'too-early' : undefined;
};

/** Fixed before the first attempt, so that the agency recognises a repeat. */
const messageIdOf = ({ queryId, progress }: QueryRow): string =>
  uuidV1Of(`${queryId}#${progress.epoch}`, progress.epochStartedAt);

const questionOf = async (
  row: QueryRow,
  { store, clock, callbackBaseUrl }: SendQueryDeps,
): Promise<Question> => {
  const { queryId, caseId, agency, kind, subjectId, period, lawfulBasis } = row;
  const query: PlannedQuery = { queryId, caseId, agency, kind, subjectId, period, lawfulBasis };
  const request = existing(await store.loadRequest(caseId), 'request');
  const subject = request.subjects.find((one) => one.subjectId === subjectId);
  const { municipalityOktmo, declaration } = request;
  const { businessPlan } = declaration;
  return {
    query,
    subject: existing(subject, 'request/subjects'),
    ...(businessPlan === undefined ? {} : { businessPlan }),
    ...(municipalityOktmo === undefined ? {} : { municipalityOktmo }),
    registrationNumber: request.registrationNumber,
    messageId: messageIdOf(row),
    sentAt: clock(),
    callbackUrl: `${callbackBaseUrl.replace(/\/$/, '')}/v1/callbacks/${agency}/${queryId}`,
    testMode: request.testMode ?? false,
  };
};

/** Cancelled while it was under way to the agency: that it was asked is the stronger fact. Somebody looks again at once. */
const askedAllTheSame = async (queryId: QueryId, now: Instant, { store }: SendQueryDeps): Promise<void> => {
  const { caseId, progress } = existing(await store.loadQuery(queryId), 'query');
  if (progress.state !== 'cancelled') return;
  await store.updateProgress(queryId, progress, takenAt(revivedAt(progress, now), now));
  await store.pullForward(caseId, now);
};

/** Writes how far the question is. Somebody else was first: what they wrote holds. */
const advance = async (query: QueryRow, next: QueryProgress, deps: SendQueryDeps): Promise<void> => {
  const { store, clock } = deps;
  const written = await store.updateProgress(query.queryId, query.progress, next);
  if (written === 'conflict' && next.state === 'sent') await askedAllTheSame(query.queryId, clock(), deps);
  if (written === 'written' && next.state === 'planned') {
    await store.pullForward(query.caseId, next.nextActionAt);
  }
};

/** What the office has posted holds at the moment of asking, whatever the hint was made on. */
const isCancelledNow = async (query: QueryRow, { store, clock }: SendQueryDeps): Promise<boolean> => {
  const posted = await store.loadOfficeEvents(query.caseId);
  const next = progressUnder(query, officeBasisOf(posted), clock());
  if (next === undefined) return false;
  await store.updateProgress(query.queryId, query.progress, next);
  return true;
};

/** Stores the bytes, then says that the question is taken. Decoding is somebody else's act. */
const keepReply = async (query: QueryRow, reply: WireReply, deps: SendQueryDeps): Promise<string> => {
  const { queryId, caseId, agency } = query;
  const receivedAt = deps.clock();
  const replyId = replyIdOf(queryId, reply);
  await deps.store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });
  await advance(query, takenAt(query.progress, receivedAt), deps);
  return replyId;
};

const pauseSeconds = (attempts: number, askedSeconds: number, { randomness }: SendQueryDeps): number =>
  Math.max(Math.min(askedSeconds, LONGEST_PAUSE_SECONDS), retryDelaySeconds(attempts, randomness()));

/** The durable fact of each outcome; `replyId` where a reply now waits for decoding. */
const recordHeard = async (
  query: QueryRow,
  heard: Heard,
  deps: SendQueryDeps,
): Promise<string | undefined> => {
  const { progress } = query;
  const now = deps.clock();
  switch (heard.type) {
    case 'accepted':
      await advance(query, takenAt(progress, now), deps);
      return undefined;
    case 'answered':
      return keepReply(query, heard.reply, deps);
    case 'unavailable': {
      const { code, retryAfterSeconds = 0 } = heard;
      const delaySeconds = pauseSeconds(progress.attempts + 1, retryAfterSeconds, deps);
      await advance(query, failedAt(progress, { now, code, delaySeconds }), deps);
      return undefined;
    }
    case 'needs-new-epoch': {
      const delaySeconds = pauseSeconds(progress.epoch, 0, deps);
      await advance(query, askedAnew(progress, { now, code: heard.code, delaySeconds }), deps);
      return undefined;
    }
  }
};

/** A breach is counted, then thrown: the message becomes a dead letter for a person to see. */
const countingBreaches = async (
  query: QueryRow,
  { store }: SendQueryDeps,
  ask: () => Promise<Heard>,
): Promise<Heard> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ContractBreach) {
      await store.updateProgress(query.queryId, query.progress, breached(query.progress, error.path));
    }
    throw error;
  }
};

/** The row waits for its turn; the hint is done with and no receive count burns. */
const hold = async (
  query: QueryRow,
  { code, until }: Extract<Leave, { type: 'wait' }>,
  deps: SendQueryDeps,
): Promise<string> => {
  const now = deps.clock();
  const { dueAt } = query.progress;
  const turn = plusSeconds(now, turnDelaySeconds({ now, dueAt }, deps.randomness()));
  await advance(query, heldUntil(query.progress, laterOf(until, turn), code), deps);
  return code;
};

/** Asks one question, unless it is asked or answered already. */
export const sendQuery = async (hint: QueryHint, deps: SendQueryDeps): Promise<string> => {
  const { store, informationTypeOf, transport, toAnswers, clock } = deps;
  const query = existing(await store.loadQuery(hint.queryId), 'query');
  const { queryId, caseId, agency, kind } = query;
  const reason = reasonToWait(query, clock());
  if (reason === 'too-early') await store.pullForward(caseId, query.progress.nextActionAt);
  if (reason !== undefined) return reason;

  if (await isCancelledNow(query, deps)) {
    await toAnswers({ schemaVersion: '1', type: 'answer', caseId, correlationId: hint.correlationId });
    return 'cancelled';
  }
  const informationType = existing(informationTypeOf(agency, kind), 'information-type');
  const gate = deps.gateOf(informationType.endpoint);
  const leave = await gate.admit();
  if (leave.type === 'wait') return hold(query, leave, deps);

  const question = await questionOf(query, deps);
  await store.rememberMessage(agency, question.messageId, queryId);
  const heard = await countingBreaches(query, deps, () => askAgency(question, informationType, transport));
  const replyId = await recordHeard(query, heard, deps);
  if (replyId !== undefined) {
    const { correlationId } = hint;
    await toAnswers({ schemaVersion: '1', type: 'answer', caseId, queryId, replyId, correlationId });
  }
  // Counting may wait for others or fail: an answer does not wait for it.
  await gate.report(isSilence(heard) ? 'failed' : 'answered');
  return heard.type;
};
