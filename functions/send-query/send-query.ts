import type { InformationType } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { caseIdOfQuery } from '#core/ids';
import { mayHavePosted } from '#core/office/may-have-posted';
import { officeBasisOf } from '#core/office/office-basis';
import { laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Hints, QueryRow, Transport } from '#core/ports';
import { turnDelaySeconds } from '#core/channel/turn-delay';
import { progressUnder } from '#core/queries/query-cancellation';
import { askedAnew, breached, heldUntil, startedAt, waitedFor } from '#core/queries/query-progress';
import { existing } from '#functions/runtime/missing-row';
import { askAgency, askStanding, isSilence, type Heard } from '#functions/send-query/ask-agency';
import type { ChannelGate, Leave } from '#functions/send-query/channel-gate';
import { keepStatus, type KeepStatusDeps } from '#functions/send-query/keep-status';
import { questionOf, type QuestionOfDeps } from '#functions/send-query/question-of';
import { advance, recordHeard, type RecordHeardDeps } from '#functions/send-query/record-heard';
import type { QueryHint } from '#schemas/envelope';
import type { AgencyId } from '#schemas/ids';
import type { QueryKind } from '#schemas/query';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type SendQueryDeps = Pick<Hints, 'toAnswers'> &
  Omit<QuestionOfDeps, 'request'> &
  KeepStatusDeps &
  RecordHeardDeps & {
    store: Pick<CaseStore, 'loadHead' | 'loadOfficeEvents' | 'rememberMessage'> &
      QuestionOfDeps['store'] &
      KeepStatusDeps['store'] &
      RecordHeardDeps['store'];
    informationTypeOf: (agency: AgencyId, kind: QueryKind) => InformationType | undefined;
    transport: Transport;
    /** The gate of one of the agency's endpoints. */
    gateOf: (endpoint: string) => ChannelGate;
  };

/** For one question: its case's request is there. */
type SendingDeps = SendQueryDeps & Pick<QuestionOfDeps, 'request'>;

/** Clocks of two machines differ; a hint this much too early is on time. */
const CLOCK_SKEW_SECONDS = 5;

/** Why nothing is to be done now, or `undefined`. */
const reasonToWait = (
  query: QueryRow,
  informationType: InformationType,
  now: Instant,
): string | undefined => {
  const { state, dueAt, nextActionAt } = query.progress;
  if (query.answer !== undefined) return 'already-answered';
  if (state === 'cancelled') return 'cancelled';
  if (state !== 'planned' && informationType.standing?.pollSeconds === undefined) return 'already-sent';
  if (dueAt <= now) return 'past-due';
  return nextActionAt > plusSeconds(now, CLOCK_SKEW_SECONDS) ? 'too-early' : undefined;
};

/** What the office has posted holds at the moment of asking, whatever the hint was made on. */
const isCancelledNow = async (
  query: QueryRow,
  known: VerificationCase,
  { store, clock }: SendQueryDeps,
): Promise<boolean> => {
  const posted = mayHavePosted(known) ? await store.loadOfficeEvents(known.caseId) : [];
  const next = progressUnder(query, officeBasisOf(posted), clock());
  if (next === undefined) return false;
  await store.updateProgress(query, next);
  return true;
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
      await store.updateProgress(query, breached(query.progress, error.path));
    }
    throw error;
  }
};

/** The row waits for its turn; the hint is done with and no receive count burns. */
const hold = async (
  query: QueryRow,
  { code, until, outSeconds = 0 }: Extract<Leave, { type: 'wait' }>,
  deps: SendQueryDeps,
): Promise<string> => {
  const now = deps.clock();
  const { dueAt } = query.progress;
  const turn = plusSeconds(now, turnDelaySeconds({ now, dueAt, outSeconds }, deps.randomness()));
  await advance(query, heldUntil(query.progress, laterOf(until, turn), code), deps);
  return code;
};

/** An agency that knows questions by its own numbers cannot be asked about one to which it has given none. */
const canBeLookedAt = ({ reference }: QueryRow['progress'], { standing }: InformationType): boolean =>
  standing !== undefined && (standing.by !== 'reference' || reference !== undefined);

/** What there is to do: send the question, ask what became of it, or nothing but to wait for an answer. */
const workFor = ({ progress }: QueryRow, informationType: InformationType): 'ask' | 'look' | 'wait' => {
  const { repeat } = informationType;
  const isToLook = canBeLookedAt(progress, informationType);
  if (progress.state === 'sent') return isToLook ? 'look' : 'wait';
  if (progress.unknownSince === undefined) return 'ask';
  if (isToLook) return 'look';
  return repeat === 'unsafe' ? 'wait' : 'ask';
};

/**
 * The row as it must stand before the question goes out: under a message id that is still taken, and, where it may not be
 * repeated, marked as under way. `undefined`: somebody else was first.
 */
const readied = async (
  query: QueryRow,
  { messageIdSeconds, repeat }: InformationType,
  { store, clock, randomness }: SendQueryDeps,
): Promise<QueryRow | undefined> => {
  const { progress } = query;
  const now = clock();
  const isExpired =
    messageIdSeconds !== undefined && plusSeconds(progress.epochStartedAt, messageIdSeconds) <= now;
  const current = isExpired
    ? askedAnew(progress, { now, code: 'message-id-expired', delaySeconds: 0 })
    : progress;
  const next = repeat === 'unsafe' ? startedAt(current, now, `${randomness()}`) : current;
  if (next === progress) return query;
  const written = await store.updateProgress(query, next);
  return written === 'conflict' ? undefined : { ...query, progress: next };
};

/** An id that was never sent and that the agency has had before belongs to somebody else's message: a person looks. */
const askOnce = async (
  query: QueryRow,
  informationType: InformationType,
  deps: SendingDeps,
): Promise<Heard> => {
  const question = await questionOf(query, deps);
  const remembered = await deps.store.rememberMessage(query.agency, question.messageId, query.queryId);
  const heard = await askAgency(question, informationType, deps.transport);
  if (heard.type === 'accepted' && heard.isRepeat === true && remembered === 'remembered') {
    throw new ContractBreach('/messageId', 'an id that nobody has used before');
  }
  return heard;
};

const look = async (query: QueryRow, informationType: InformationType, deps: SendingDeps): Promise<Heard> => {
  const standing = existing(informationType.standing, 'information-type/standing');
  const heard = await askStanding(
    await questionOf(query, deps),
    { informationType, standing },
    deps.transport,
  );
  if (heard.type !== 'of-another') return heard;
  await keepStatus(query.agency, heard, deps);
  return { type: 'not-taken' };
};

/** One admitted call, the fact that came of it, and only then the count of it. */
const call = async (
  { query, correlationId }: { query: QueryRow; correlationId: string },
  informationType: InformationType,
  { deps, gate }: { deps: SendingDeps; gate: ChannelGate },
): Promise<string> => {
  const isToAsk = workFor(query, informationType) === 'ask';
  const current = isToAsk ? await readied(query, informationType, deps) : query;
  if (current === undefined) return 'already-sent';
  const act = isToAsk ? askOnce : look;
  const heard = await countingBreaches(current, deps, () => act(current, informationType, deps));
  const replyId = await recordHeard({ query: current, informationType }, heard, deps);
  if (replyId !== undefined) {
    const { caseId, queryId } = query;
    await deps.toAnswers({ schemaVersion: '1', type: 'answer', caseId, queryId, replyId, correlationId });
  }
  // Counting may wait for others or fail: an answer does not wait for it.
  await gate.report(isSilence(heard) ? 'failed' : 'answered');
  return heard.type;
};

/** Asks one question, or what became of it, unless it is answered already. */
export const sendQuery = async (hint: QueryHint, deps: SendQueryDeps): Promise<string> => {
  const { store, informationTypeOf, toAnswers, clock } = deps;
  const [loaded, head] = await Promise.all([
    store.loadQuery(hint.queryId),
    store.loadHead(caseIdOfQuery(hint.queryId)),
  ]);
  const query = existing(loaded, 'query');
  const { caseId, agency, kind } = query;
  const { correlationId } = hint;
  const informationType = existing(informationTypeOf(agency, kind), 'information-type');
  const reason = reasonToWait(query, informationType, clock());
  if (reason === 'too-early') await store.pullForward(caseId, query.progress.nextActionAt);
  if (reason !== undefined) return reason;

  const { case: known, request } = existing(head, 'case');
  if (await isCancelledNow(query, known, deps)) {
    await toAnswers({ schemaVersion: '1', type: 'answer', caseId, correlationId });
    return 'cancelled';
  }
  if (workFor(query, informationType) === 'wait') {
    await advance(query, waitedFor(query.progress), deps);
    return 'outcome-unknown';
  }
  const gate = deps.gateOf(informationType.endpoint);
  const leave = await gate.admit();
  if (leave.type === 'wait') return hold(query, leave, deps);
  return call({ query, correlationId }, informationType, { deps: { ...deps, request }, gate });
};
