import type { AnswerQueue, CollectedMessage, WireReply } from '#core/agency';
import { derivedId } from '#core/digest';
import { caseIdOfQuery, uuidV1Of } from '#core/ids';
import { ContractBreach } from '#core/faults';
import { plusSeconds } from '#core/plus-seconds';
import type { CaseStore, Clock, Hints, Transport } from '#core/ports';
import { replyIdOf } from '#functions/runtime/reply-id';
import type { AgencyId, QueryId } from '#schemas/ids';

export type CollectAnswersDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'findMessage' | 'storeReply' | 'pullForward'>;
  agency: AgencyId;
  answerQueue: AnswerQueue;
  transport: Transport;
  clock: Clock;
  /** How soon the sweeper looks whether a hint got lost. */
  recheckSeconds: number;
};

/** Answers wait in the agency's queue that belong to no question of ours, or that it does not let go. */
class AnswersLeft extends Error {
  override readonly name = 'AnswersLeft';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** One run takes no more than this; the timer comes again. */
const MESSAGES_PER_RUN = 200;
/** Taken one after another, then stored, acknowledged and passed on side by side. */
const SETTLED_TOGETHER = 8;

type Collected = { message: CollectedMessage; reply: WireReply };
/** Taken one after another; `unread` is the first message that may not be read, which stays with the agency. */
type Taken = { collected: Collected[]; unread?: ContractBreach };

const poll = async (turn: number, deps: CollectAnswersDeps): Promise<Collected | undefined> => {
  const { agency, answerQueue, transport, clock } = deps;
  const at = clock();
  const request = answerQueue.encodePoll(at, uuidV1Of(`poll#${agency}#${at}#${turn}`, at));
  const reply = await transport(request, answerQueue);
  const message = answerQueue.readPoll(reply);
  return message === undefined ? undefined : { message, reply };
};

const acknowledge = async (
  { agencyMessageId }: CollectedMessage,
  { answerQueue, transport }: CollectAnswersDeps,
): Promise<void> => {
  const reply = await transport(answerQueue.encodeAcknowledgement(agencyMessageId), answerQueue);
  if (!answerQueue.readAcknowledged(reply)) throw new AnswersLeft('not-acknowledged');
};

const queryOf = async (
  { originalMessageId }: CollectedMessage,
  { store, agency }: CollectAnswersDeps,
): Promise<QueryId | undefined> =>
  originalMessageId === undefined ? undefined : store.findMessage(agency, originalMessageId);

/** Stores the reply and wakes its case; only then may the agency forget the message. */
const keepReply = async (
  { message, reply }: Collected,
  queryId: QueryId,
  deps: CollectAnswersDeps,
): Promise<void> => {
  const { store, agency, toAnswers, clock, recheckSeconds } = deps;
  const caseId = caseIdOfQuery(queryId);
  const receivedAt = clock();
  const replyId = replyIdOf(queryId, reply);
  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });
  await store.pullForward(caseId, plusSeconds(receivedAt, recheckSeconds));
  await acknowledge(message, deps);
  const correlationId = derivedId(26, 'correlation', replyId);
  await toAnswers({ schemaVersion: '1', type: 'answer', caseId, queryId, replyId, correlationId });
};

/** One message: kept, only acknowledged, or left where it is because no question of ours is known for it. */
const settle = async (
  collected: Collected,
  deps: CollectAnswersDeps,
): Promise<'kept' | 'noted' | 'unknown'> => {
  const { message } = collected;
  if (message.isStatusOnly) {
    await acknowledge(message, deps);
    return 'noted';
  }
  const queryId = await queryOf(message, deps);
  if (queryId === undefined) return 'unknown';
  await keepReply(collected, queryId, deps);
  return 'kept';
};

/**
 * Several messages may be taken before the first is acknowledged (МР §2.2): fewer than `SETTLED_TOGETHER` mean an empty
 * queue, or a message that may not be read. What was taken before that one is settled all the same.
 */
const take = async (firstTurn: number, deps: CollectAnswersDeps): Promise<Taken> => {
  const taken: Collected[] = [];
  try {
    while (taken.length < SETTLED_TOGETHER) {
      const collected = await poll(firstTurn + taken.length, deps);
      if (collected === undefined) break;
      taken.push(collected);
    }
  } catch (error) {
    if (!(error instanceof ContractBreach)) throw error;
    return { collected: taken, unread: error };
  }
  return { collected: taken };
};

/** All are settled before the first failure is reported: none is left half done because of another. */
const settleAll = async (taken: readonly Collected[], deps: CollectAnswersDeps) => {
  const settled = await Promise.allSettled(taken.map((collected) => settle(collected, deps)));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((one, index) => {
    const id = taken[index]?.message.agencyMessageId;
    return one.status === 'fulfilled' && one.value === 'unknown' && id !== undefined ? [id] : [];
  });
};

/**
 * Empties the agency's queue of answers. A message of an unknown question is neither stored nor acknowledged: the run
 * goes on with the others and ends in `AnswersLeft`, so that a person looks. A message that breaks the contract or is not
 * signed as due ends the run behind what was taken before it; the agency hides it for a while, so the next run goes on.
 */
export const collectAnswers = async (
  deps: CollectAnswersDeps,
): Promise<{ outcome: string; count: number }> => {
  const unknown = new Set<string>();
  let count = 0;
  for (let turn = 0; turn < MESSAGES_PER_RUN; turn += SETTLED_TOGETHER) {
    const { collected, unread } = await take(turn, deps);
    // The queue begins again: everything that is left is unknown.
    const fresh = collected.filter(({ message }) => !unknown.has(message.agencyMessageId));
    const left = await settleAll(fresh, deps);
    for (const id of left) unknown.add(id);
    count += fresh.length - left.length;
    if (unread !== undefined) throw unread;
    if (fresh.length < SETTLED_TOGETHER) break;
  }
  if (unknown.size > 0) throw new AnswersLeft('unknown-question');
  return { outcome: 'collected', count };
};
