import type { OpeningHours } from '#core/channel/opening-hours';
import type { Identifier } from '#core/queries/identifier';
import type { MessageSignature } from '#core/message-signature';
import type { ReplyContent } from '#schemas/answer';
import type { Attachments } from '#schemas/attachment';
import type { Bilingual } from '#schemas/bilingual';
import type { ConsentKind } from '#schemas/consent';
import type { EmploymentEventType } from '#schemas/employment-event';
import type { Subject } from '#schemas/person';
import type { PlannedQuery, QueryKind } from '#schemas/query';
import type { Declaration } from '#schemas/declaration';
import type { Instant } from '#schemas/time';

/** An HTTP request as plain values. `endpoint` names one of the agency's endpoints; the deployment knows its URL. */
export type WireRequest = {
  endpoint: string;
  method: 'GET' | 'POST';
  /** Appended to the endpoint's URL; starts with `/` or is empty. Holds no personal data. */
  path: string;
  headers: Record<string, string>;
  body?: Uint8Array;
};

/** An HTTP reply as plain values; header names in lower case. */
export type WireReply = { status: number; headers: Record<string, string>; body: Uint8Array };

/** Everything an adapter may know to ask one question. */
export type Question = {
  query: PlannedQuery;
  subject: Subject;
  /** For agencies that get a plan reference instead of a person's identifiers. */
  businessPlan?: Declaration['businessPlan'];
  registrationNumber: string;
  /** ОКТМО of the municipality, 8 or 11 digits, where the office gave one. */
  municipalityOktmo?: string;
  /** Message id of this attempt epoch, UUID v1 in lower case; the same for every repeat. */
  messageId: string;
  sentAt: Instant;
  /** Where an agency that answers later shall post its answer. */
  callbackUrl: string;
  testMode: boolean;
  /** The agency's own number of the question, where it gave one in this epoch. */
  reference?: string;
};

/** What the agency's immediate reply to a question means. */
export type Acknowledgement =
  /** Taken; the answer comes later. A repeat that the agency recognises is this too. */
  | {
      type: 'accepted';
      /** The agency says that it had this message id before. */
      isRepeat?: true;
      /** Its own number of the question: no personal data. Kept with the question until a new epoch. */
      reference?: string;
    }
  /** The reply is the answer itself. */
  | { type: 'answered' }
  /** Not taken and worth repeating with the same message id. */
  | { type: 'unavailable'; code: string; retryAfterSeconds?: number }
  /** Not taken and only worth repeating under a new message id (a new epoch). */
  | { type: 'needs-new-epoch'; code: string };

/** What an agency says, when asked, became of a question. */
export type Standing =
  /** It has the question and no answer yet. */
  | { type: 'taken' }
  /** The reply holds the answer. */
  | { type: 'answered' }
  /** It never got the question, or knows nothing of it and would recognise a repeat: it is sent. */
  | { type: 'not-taken' }
  /** Nothing of this question; the reply holds what ended another one, which was sent under this message id. */
  | { type: 'of-another'; messageId: string }
  /** It cannot say now. */
  | { type: 'unknown'; code: string; retryAfterSeconds?: number };

/** One message taken from an agency's answer queue. */
export type CollectedMessage = {
  /** Id under which it is acknowledged and recognised when it comes again. */
  agencyMessageId: string;
  /** Message id of the question, where the envelope names one. */
  originalMessageId?: string;
  /** A status note that holds no answer: store nothing, acknowledge. */
  isStatusOnly: boolean;
  /** It is not signed as due: nothing in it is believed, it is turned away under its id. Absent: signed, or none due. */
  isForged?: true;
  /** The sender marked it as a test: it may not touch a real case. */
  isTest?: true;
};

/** How one kind of question is asked and understood. All functions are pure; decoding throws `ContractBreach`. */
export type InformationType = {
  kind: QueryKind;
  /** Edition of the agency's contract by which it is asked and read, as its schema names itself. */
  contractVersion?: string;
  title: Bilingual;
  /** Name of the endpoint that takes the question. */
  endpoint: string;
  delivery: 'immediate' | 'collected' | 'callback' | 'polled';
  /** Identifiers without which the question cannot be asked. */
  requires: readonly Identifier[];
  /** A consent that the subject must have given, beyond the law. */
  consent?: ConsentKind;
  /** Patience of one HTTP call. */
  timeoutSeconds: number;
  maxReplyBytes: number;
  /** "Not ready" is asked again after this long, under a new epoch. */
  notReadyRetrySeconds: number;
  /** How long after the moment that it bears a message id is taken; later the question gets a new one. Absent: for ever. */
  messageIdSeconds?: number;
  /**
   * Whether a question may be sent again when its reply was lost. `recognised`: the agency knows the message id again, or the
   * question changes nothing; where it has a `standing`, the agency is asked first. `unsafe`: only where `standing` says that
   * it never arrived. @default 'recognised'
   */
  repeat?: 'recognised' | 'unsafe';
  /** Asks what became of a question. Absent: the agency cannot be asked. */
  standing?: {
    /** By what the agency knows the question; without its own number it cannot be asked. @default 'message-id' */
    by?: 'message-id' | 'reference';
    encode: (question: Question) => WireRequest;
    read: (reply: WireReply, question: Question) => Standing;
    /** How long after it was taken, and then each time, an agency is asked whether it has answered. Absent: it says so itself. */
    pollSeconds?: number;
  };
  encode: (question: Question) => WireRequest;
  readAcknowledgement: (reply: WireReply) => Acknowledgement;
  /** The stored bytes of a reply → what it says. `reply.body` is untrusted. */
  decode: (reply: WireReply) => ReplyContent;
  /** References to what the reply brings along: from what was signed, beside the bytes as they came. Absent: never any. */
  attachments?: (signed: WireReply, asItCame?: WireReply) => Attachments | undefined;
};

/** An agency whose answers wait in a queue on its side (СМЭВ): take, store, acknowledge. */
export type AnswerQueue = {
  endpoint: string;
  timeoutSeconds: number;
  maxReplyBytes: number;
  encodePoll: (at: Instant, messageId: string) => WireRequest;
  /** `undefined`: the queue is empty. Throws `ContractBreach` where no message id can be read. */
  readPoll: (reply: WireReply) => CollectedMessage | undefined;
  encodeAcknowledgement: (agencyMessageId: string) => WireRequest;
  /** Says that a message was not accepted, because its signature does not hold. Absent: it is left unacknowledged. */
  encodeRejection?: (agencyMessageId: string) => WireRequest;
  /** True if the agency took the acknowledgement, or had it already. */
  readAcknowledged: (reply: WireReply) => boolean;
};

/** One address of an agency: what it is and how it may be used. */
export type Endpoint = {
  title: Bilingual;
  /** What the agency allows us, over all callers. */
  callsPerSecond: number;
  /** Absent: around the clock. A polled agency is asked about its questions within them too. */
  openingHours?: OpeningHours;
  /** Present exactly where messages are signed: ours go out signed, and nothing unsigned is believed (rule 6). */
  signature?: MessageSignature;
  /** `private`: reached inside a closed network (СМЭВ); elsewhere such an address is not called. @default 'public' */
  network?: 'public' | 'private';
};

/** Everything that shared code may ask of an agency. A new question becomes a new field here. */
export type Agency = {
  id: string;
  title: Bilingual;
  /** By name. Their URLs are settings of the deployment. */
  endpoints: Record<string, Endpoint>;
  informationTypes: readonly InformationType[];
  answerQueue?: AnswerQueue;
  /** Reads the query id from a callback's path and body; the bytes are stored before they are decoded. */
  readCallback?: (reply: WireReply) => { queryId: string };
  /** It signs what it posts (`CallbackSignature`): nothing unsigned is taken from it (rule 6). */
  signsCallbacks?: true;
  /** What it may post: an event of any other type is refused. Absent: nothing. Who reads it stands in the registry. */
  eventTypes?: readonly EmploymentEventType[];
  /** Parallel calls that the agency allows us. */
  maxConcurrency: number;
  /** Working days in which it must answer, for the forecast. */
  termWorkingDays: number;
};
