import type { AnswerQueue, CollectedMessage, WireReply } from '#core/agency';
import { derivedId } from '#core/digest';
import { AgencyUnavailable } from '#core/faults';
import { caseIdOfQuery } from '#core/ids';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, Hints, Transport } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import { replyIdOf } from '#functions/runtime/table/reply-id';
import type { AgencyId, QueryId } from '#schemas/ids';
import type { StrayReason } from '#schemas/stray-messages';

export type SettleMessageDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'findMessage' | 'loadRequest' | 'storeReply' | 'pullForward' | 'keepStray'>;
  agency: AgencyId;
  answerQueue: AnswerQueue;
  transport: Transport;
  clock: Clock;
  /** How soon the sweeper looks whether a hint got lost. */
  recheckSeconds: number;
};

export type Collected = { message: CollectedMessage; reply: WireReply };

/** The bytes are stored already: the message comes again, and then nothing is to be done but to acknowledge it. */
const acknowledge = async (
  { agencyMessageId }: CollectedMessage,
  { answerQueue, transport }: SettleMessageDeps,
): Promise<void> => {
  const reply = await transport(answerQueue.encodeAcknowledgement(agencyMessageId), answerQueue);
  if (!answerQueue.readAcknowledged(reply)) throw new AgencyUnavailable('not-acknowledged');
};

/** Turns away a message whose signature does not hold; where the agency knows no such thing, it is left. */
const turnAway = async (
  { agencyMessageId }: CollectedMessage,
  { answerQueue, transport }: SettleMessageDeps,
): Promise<void> => {
  const rejection = answerQueue.encodeRejection?.(agencyMessageId);
  if (rejection === undefined) return;
  const reply = await transport(rejection, answerQueue);
  if (!answerQueue.readAcknowledged(reply)) throw new AgencyUnavailable('not-acknowledged');
};

/** Stores the reply and wakes its case; only then may the agency forget the message. */
const keepReply = async (
  { message, reply }: Collected,
  queryId: QueryId,
  deps: SettleMessageDeps,
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

/** The question that the message answers, or why there is none. */
const addressee = async (
  { originalMessageId, isTest }: CollectedMessage,
  { store, agency }: SettleMessageDeps,
): Promise<{ queryId: QueryId } | { stray: StrayReason }> => {
  const queryId =
    originalMessageId === undefined ? undefined : await store.findMessage(agency, originalMessageId);
  if (queryId === undefined) return { stray: 'unknown-question' };
  if (isTest === undefined) return { queryId };
  const { testMode } = existing(await store.loadRequest(caseIdOfQuery(queryId)), 'request');
  return testMode === true ? { queryId } : { stray: 'test-for-real' };
};

const keepStray = async (
  { message, reply }: Collected,
  reason: StrayReason,
  { store, agency, clock }: SettleMessageDeps,
): Promise<void> => {
  const messageId = message.agencyMessageId;
  await store.keepStray({ agency, messageId, reason, receivedAt: clock(), reply });
};

/** What came of one message: an answer on its way, a note, or evidence that belongs to no case. */
export type Settled = 'kept' | 'noted' | 'stray' | 'forged';

/** Stored first, then acknowledged: what nobody can use is stored as evidence and holds up nothing. */
export const settleMessage = async (collected: Collected, deps: SettleMessageDeps): Promise<Settled> => {
  const { message } = collected;
  if (message.isForged === true) {
    await keepStray(collected, 'not-authentic', deps);
    await turnAway(message, deps);
    return 'forged';
  }
  if (message.isStatusOnly) {
    await acknowledge(message, deps);
    return 'noted';
  }
  const found = await addressee(message, deps);
  if ('stray' in found) {
    await keepStray(collected, found.stray, deps);
    await acknowledge(message, deps);
    return 'stray';
  }
  await keepReply(collected, found.queryId, deps);
  return 'kept';
};
