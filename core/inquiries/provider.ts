import type { AnswerQueue, Endpoint, WireReply, WireRequest } from '#core/agency';
import type { Bilingual } from '#schemas/bilingual';
import type { AgencyId } from '#schemas/ids';
import type { InquiryId, InquiryQuestion, InquiryRefusal, ToldContract } from '#schemas/inquiry';
import type { Instant } from '#schemas/time';

/** One request of another body, taken from our queue at the bus. */
export type TakenInquiry = {
  /** Id under which it is acknowledged. */
  agencyMessageId: string;
  /** The requester's own id: the same however often the bus hands it out. */
  inquiryId: InquiryId;
  /** Who asks, as the bus says; empty where it says nothing. */
  requester: string;
  /** Where the answer goes: repeated, never read. Absent: nobody can be answered. */
  replyTo?: string;
  /** The requester marked it as a test: it may not meet a real case. */
  isTest: boolean;
  /** It is not signed as due: nothing in it is believed, it is turned away under its id. Absent: signed, or none due. */
  isForged?: true;
};

/** The outside of an answer: its own id, the same for every repeat, and where it goes. */
export type Envelope = { messageId: string; replyTo: string };

/** What the bus did with an answer. */
export type Delivery =
  /** It has the answer. */
  | {
      type: 'taken';
      /** It says that it had this id before. */
      isRepeat?: true;
    }
  /** Not taken, or nothing is known: again later under the same id. */
  | { type: 'retry'; code: string; retryAfterSeconds?: number }
  /** Not taken until a person has mended our registration, certificate or rights; then under the same id. */
  | { type: 'blocked'; code: string }
  /** Not taken, and only worth repeating under a new id. */
  | { type: 'new-id'; code: string }
  /** Never to be taken. */
  | { type: 'stopped'; code: string };

/** Requests for one information type that we provide, and the way of their answers. All functions are pure. */
export type InquiryQueue = Pick<
  AnswerQueue,
  'endpoint' | 'timeoutSeconds' | 'maxReplyBytes' | 'encodeAcknowledgement' | 'readAcknowledged'
> & {
  encodePoll: (at: Instant) => WireRequest;
  /** `undefined`: the queue is empty. Throws `ContractBreach` where no message id can be read. */
  readPoll: (reply: WireReply) => TakenInquiry | undefined;
  /** Says that a message was not accepted, because its signature does not hold. */
  encodeRejection: (agencyMessageId: string) => WireRequest;
  /** The stored bytes of a request → the question. Throws `ContractBreach`. */
  decode: (reply: WireReply) => InquiryQuestion;
  encodeTold: (
    envelope: Envelope,
    told: { contracts: readonly ToldContract[]; requestId: string },
  ) => WireRequest;
  encodeRefused: (envelope: Envelope, refusal: InquiryRefusal) => WireRequest;
  readDelivery: (reply: WireReply) => Delivery;
};

/** We ourselves as a participant that others ask. */
export type Provider = {
  id: AgencyId;
  title: Bilingual;
  /** By name. Their URLs are settings of the deployment. */
  endpoints: Record<string, Endpoint>;
  inquiries: InquiryQueue;
};
