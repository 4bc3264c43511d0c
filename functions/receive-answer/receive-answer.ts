import type { Agency, WireReply } from '#core/agency';
import { derivedId } from '#core/digest';
import { ContractBreach } from '#core/faults';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, Hints } from '#core/ports';
import { replyIdOf } from '#functions/runtime/reply-id';
import { QueryId } from '#schemas/ids';

export type ReceiveAnswerDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'loadQuery' | 'storeReply' | 'pullForward'>;
  findAgency: (id: string) => Agency | undefined;
  clock: Clock;
  /** How soon the sweeper looks whether a hint got lost. */
  recheckSeconds: number;
};

export type Reception =
  | { type: 'stored'; queryId: QueryId; agency: string }
  /** No such question was put to this agency. */
  | { type: 'unknown' }
  /** The body answers another question than the address names. */
  | { type: 'contradictory' };

/** Bytes that cannot be read are stored all the same: decoding them is a counted breach that a person sees. */
const namesAnother = (queryId: QueryId, agency: Agency, reply: WireReply): boolean => {
  try {
    return agency.readCallback !== undefined && agency.readCallback(reply).queryId !== queryId;
  } catch (error) {
    if (error instanceof ContractBreach) return false;
    throw error;
  }
};

/** An agency posts its answer: the bytes become a row, then a hint. */
export const receiveAnswer = async (
  address: { agency: string; queryId: string },
  reply: WireReply,
  deps: ReceiveAnswerDeps,
): Promise<Reception> => {
  const { store, findAgency, toAnswers, clock, recheckSeconds } = deps;
  const agency = findAgency(address.agency);
  const read = QueryId.safeParse(address.queryId);
  if (agency?.readCallback === undefined || !read.success) return { type: 'unknown' };

  const queryId = read.data;
  const query = await store.loadQuery(queryId);
  if (query?.agency !== agency.id) return { type: 'unknown' };
  if (namesAnother(queryId, agency, reply)) return { type: 'contradictory' };

  const { caseId } = query;
  const receivedAt = clock();
  const replyId = replyIdOf(queryId, reply);
  await store.storeReply({ replyId, caseId, queryId, agency: agency.id, receivedAt, reply });
  await store.pullForward(caseId, plusSeconds(receivedAt, recheckSeconds));
  const correlationId = derivedId(26, 'correlation', replyId);
  await toAnswers({ schemaVersion: '1', type: 'answer', caseId, queryId, replyId, correlationId });
  return { type: 'stored', queryId, agency: agency.id };
};
