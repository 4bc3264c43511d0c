import type { Agency, WireReply } from '#core/agency';
import { derivedId } from '#core/digest';
import { ContractBreach } from '#core/faults';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, Hints, QueryRow } from '#core/ports';
import { replyIdOf } from '#functions/runtime/table/reply-id';
import { QueryId } from '#schemas/ids';

export type ReceiveAnswerDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'loadQuery' | 'storeReply' | 'rememberNonce' | 'pullForward'>;
  findAgency: (id: string) => Agency | undefined;
  clock: Clock;
  /** How soon the sweeper looks whether a hint got lost. */
  recheckSeconds: number;
};

/** Where a call was posted, and the nonce of its signature, where its agency signs. */
type Posted = { agency: string; queryId: string; nonce?: string };

export type Reception =
  | { type: 'stored'; queryId: QueryId; agency: string }
  /** No such question was put to this agency. */
  | { type: 'unknown' }
  /** The body answers another question than the address names. */
  | { type: 'contradictory' }
  /** A signed call that was taken before. */
  | { type: 'replayed' };

/** Bytes that cannot be read are stored all the same: decoding them is a counted breach that a person sees. */
const namesAnother = (queryId: QueryId, agency: Agency, reply: WireReply): boolean => {
  try {
    return agency.readCallback !== undefined && agency.readCallback(reply).queryId !== queryId;
  } catch (error) {
    if (error instanceof ContractBreach) return false;
    throw error;
  }
};

/** What is wrong with a call, or the question that it answers. */
const askedBy = async (
  address: Posted,
  reply: WireReply,
  { store, findAgency }: ReceiveAnswerDeps,
): Promise<{ type: 'asked'; query: QueryRow } | { type: 'unknown' | 'contradictory' }> => {
  const agency = findAgency(address.agency);
  const read = QueryId.safeParse(address.queryId);
  if (agency?.readCallback === undefined || !read.success) return { type: 'unknown' };

  const query = await store.loadQuery(read.data);
  if (query?.agency !== agency.id) return { type: 'unknown' };
  return namesAnother(read.data, agency, reply) ? { type: 'contradictory' } : { type: 'asked', query };
};

/** The nonce of a signed call that leaves no reply of its own: of a duplicate, or of one that is refused. */
const isReplayed = async ({ agency, nonce }: Posted, { store, clock }: ReceiveAnswerDeps): Promise<boolean> =>
  nonce !== undefined && (await store.rememberNonce(agency, nonce, clock())) === 'known';

/** An agency posts its answer: the bytes become a row, with the nonce under which they came, then a hint. */
export const receiveAnswer = async (
  address: Posted,
  reply: WireReply,
  deps: ReceiveAnswerDeps,
): Promise<Reception> => {
  const asked = await askedBy(address, reply, deps);
  if (asked.type !== 'asked') return (await isReplayed(address, deps)) ? { type: 'replayed' } : asked;

  const { store, toAnswers, clock, recheckSeconds } = deps;
  const { queryId, caseId, agency } = asked.query;
  const receivedAt = clock();
  const replyId = replyIdOf(queryId, reply);
  const { nonce } = address;
  const row = { replyId, caseId, queryId, agency, receivedAt, reply };
  const kept = await store.storeReply(nonce === undefined ? row : { ...row, nonce });
  // The same answer signed anew is taken, once.
  if (kept === 'replayed' || (kept === 'same' && (await isReplayed(address, deps)))) {
    return { type: 'replayed' };
  }
  await store.pullForward(caseId, plusSeconds(receivedAt, recheckSeconds));
  const correlationId = derivedId(26, 'correlation', replyId);
  await toAnswers({ schemaVersion: '1', type: 'answer', caseId, queryId, replyId, correlationId });
  return { type: 'stored', queryId, agency };
};
