import type { WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import { uuidV1Of } from '#core/ids';
import { decidedInquiry, deliveredInquiry, sentAgain } from '#core/inquiries/inquiry-progress';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { Randomness, Transport } from '#core/ports';
import type { Delivery, InquiryQueue } from '#core/inquiries/provider';
import { decideInquiry, type DecideInquiryDeps } from '#functions/answer-inquiries/decide-inquiry';
import { existing } from '#functions/runtime/missing-row';
import type { Inquiry, InquiryId } from '#schemas/inquiry';

export type SendAnswerDeps = Omit<DecideInquiryDeps, 'store'> & {
  store: DecideInquiryDeps['store'] & Pick<InquiryStore, 'loadInquiry' | 'updateInquiry'>;
  transport: Transport;
  randomness: Randomness;
};

/** What came of one sending. `elsewhere`: another run has it, or nothing is left to do. */
export type Sent =
  { type: 'answered' | 'waiting' | 'elsewhere' } | { type: 'blocked' | 'stopped'; code: string };

/** Its id follows from the inquiry and the moment that the row keeps: every repeat says the very same. */
const encoded = (inquiry: Inquiry, inquiries: InquiryQueue): WireRequest => {
  const { inquiryId, replyTo, requestId } = inquiry;
  const answer = existing(inquiry.answer, 'answer');
  const messageId = uuidV1Of(`inquiry#${inquiryId}`, existing(inquiry.answerIdAt, 'answerIdAt'));
  const envelope = { messageId, replyTo };
  switch (answer.type) {
    case 'told':
      return inquiries.encodeTold(envelope, {
        contracts: answer.contracts,
        requestId: existing(requestId, 'requestId'),
      });
    case 'refused':
      return inquiries.encodeRefused(envelope, answer.refusal);
  }
};

const delivered = async (inquiry: Inquiry, { inquiries, transport }: SendAnswerDeps): Promise<Delivery> => {
  try {
    return inquiries.readDelivery(await transport(encoded(inquiry, inquiries), inquiries));
  } catch (error) {
    if (error instanceof AgencyUnavailable) {
      const { code, retryAfterSeconds } = error;
      return { type: 'retry', code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
    }
    // "Taken" without the signature of the bus: nothing is known, and a person looks at the keys.
    if (error instanceof ContractBreach) return { type: 'blocked', code: 'not-authentic' };
    throw error;
  }
};

/** The row as it has to stand before the bus is called. */
const prepared = async (
  stored: { inquiry: Inquiry; request: WireReply },
  deps: SendAnswerDeps,
): Promise<Inquiry | undefined> => {
  const { inquiry } = stored;
  switch (inquiry.state) {
    case 'received':
      return decidedInquiry(inquiry, await decideInquiry(stored, deps), deps.clock());
    case 'decided':
      return sentAgain(inquiry, deps.clock());
    case 'answered':
    case 'stopped':
      return undefined;
  }
};

const cameOf = (delivery: Delivery, { state, code = '' }: Inquiry): Sent => {
  if (state === 'stopped') return { type: 'stopped', code };
  if (state === 'answered') return { type: 'answered' };
  return delivery.type === 'blocked' ? { type: 'blocked', code } : { type: 'waiting' };
};

/** Decides once, writes what is said and under which id, then says it, then writes what the bus did with it. */
export const sendAnswer = async (inquiryId: InquiryId, deps: SendAnswerDeps): Promise<Sent> => {
  const { store, clock, randomness } = deps;
  const next = await prepared(existing(await store.loadInquiry(inquiryId), 'inquiry'), deps);
  if (next === undefined || (await store.updateInquiry(next)) === 'conflict') return { type: 'elsewhere' };
  const delivery = await delivered(next, deps);
  const after = deliveredInquiry(next, delivery, { now: clock(), random: randomness() });
  const written = await store.updateInquiry(after);
  return written === 'conflict' ? { type: 'elsewhere' } : cameOf(delivery, after);
};
