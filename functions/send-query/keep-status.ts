import { derivedId } from '#core/digest';
import { caseIdOfQuery } from '#core/ids';
import type { CaseStore, Clock, Hints } from '#core/ports';
import { replyIdOf } from '#functions/runtime/table/reply-id';
import type { StatusOfAnother } from '#functions/send-query/ask-agency';
import type { AgencyId } from '#schemas/ids';

export type KeepStatusDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'findMessage' | 'storeReply' | 'pullForward' | 'keepStray'>;
  clock: Clock;
};

/** The agency gives a status once: what ended another question is stored for that one, or as evidence where nobody sent it. */
export const keepStatus = async (
  agency: AgencyId,
  { messageId, reply }: StatusOfAnother,
  { store, clock, toAnswers }: KeepStatusDeps,
): Promise<void> => {
  const receivedAt = clock();
  const queryId = await store.findMessage(agency, messageId);
  if (queryId === undefined) {
    await store.keepStray({ agency, messageId, reason: 'unknown-question', receivedAt, reply });
    return;
  }
  const caseId = caseIdOfQuery(queryId);
  const replyId = replyIdOf(queryId, reply);
  await store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });
  await store.pullForward(caseId, receivedAt);
  const correlationId = derivedId(26, 'correlation', replyId);
  await toAnswers({ schemaVersion: '1', type: 'answer', caseId, queryId, replyId, correlationId });
};
