import type { WireReply } from '#core/agency';
import { canonicalJson, digestOf } from '#core/digest';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { CaseStore, Clock, Transport } from '#core/ports';
import type { InquiryQueue, TakenInquiry } from '#core/inquiries/provider';
import type { AgencyId } from '#schemas/ids';
import type { Inquiry, InquiryQuestion } from '#schemas/inquiry';
import type { StrayReason } from '#schemas/stray-messages';

export type TakeInquiryDeps = {
  store: Pick<CaseStore, 'keepStray'> & Pick<InquiryStore, 'acceptInquiry'>;
  agency: AgencyId;
  inquiries: InquiryQueue;
  transport: Transport;
  clock: Clock;
};

export type Taken = { message: TakenInquiry; request: WireReply };

/** What came of one message: a row, one that is known already, or evidence that nobody can be answered. */
export type Kept = { type: 'accepted'; inquiryId: string } | { type: 'known' | 'stray' | 'forged' };

/** Stored already: should this get lost, the message comes again and is known. */
const tell = async (
  { agencyMessageId }: TakenInquiry,
  accepted: boolean,
  { inquiries, transport }: TakeInquiryDeps,
): Promise<void> => {
  const call = accepted
    ? inquiries.encodeAcknowledgement(agencyMessageId)
    : inquiries.encodeRejection(agencyMessageId);
  if (!inquiries.readAcknowledged(await transport(call, inquiries))) {
    throw new AgencyUnavailable('not-acknowledged');
  }
};

const keepStray = async (
  { message, request }: Taken,
  reason: StrayReason,
  { store, agency, clock }: TakeInquiryDeps,
): Promise<void> => {
  const messageId = message.inquiryId;
  await store.keepStray({ agency, messageId, reason, receivedAt: clock(), reply: request });
};

const questionIn = (request: WireReply, inquiries: InquiryQueue): InquiryQuestion | undefined => {
  try {
    return inquiries.decode(request);
  } catch (error) {
    if (error instanceof ContractBreach) return undefined;
    throw error;
  }
};

const received = (
  { message, request }: Taken,
  replyTo: string,
  { inquiries, clock }: TakeInquiryDeps,
): Inquiry => {
  const { inquiryId, requester, isTest } = message;
  const receivedAt = clock();
  const question = questionIn(request, inquiries);
  return {
    inquiryId,
    requester,
    isTest,
    receivedAt,
    digest: digestOf(canonicalJson([requester, isTest, question ?? 'unreadable'])),
    ...(question === undefined ? {} : { purpose: question.purpose, requestId: question.requestId }),
    replyTo,
    state: 'received',
    attempts: 0,
    nextActionAt: receivedAt,
    version: 1,
  };
};

/**
 * Stored first, then acknowledged. A request that comes again is known by its id and changes nothing. One without an address
 * for its answer, and another one under a known id, are evidence: answering them could only be wrong.
 */
export const takeInquiry = async (taken: Taken, deps: TakeInquiryDeps): Promise<Kept> => {
  const { message } = taken;
  if (message.isForged === true) {
    await keepStray(taken, 'not-authentic', deps);
    await tell(message, false, deps);
    return { type: 'forged' };
  }
  if (message.replyTo === undefined) {
    await keepStray(taken, 'unanswerable', deps);
    await tell(message, true, deps);
    return { type: 'stray' };
  }
  const inquiry = received(taken, message.replyTo, deps);
  const accepted = await deps.store.acceptInquiry(inquiry, taken.request);
  if (accepted === 'conflict') await keepStray(taken, 'id-reused', deps);
  await tell(message, true, deps);
  switch (accepted) {
    case 'accepted':
      return { type: 'accepted', inquiryId: inquiry.inquiryId };
    case 'same':
      return { type: 'known' };
    case 'conflict':
      return { type: 'stray' };
  }
};
