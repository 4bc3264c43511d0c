import { readAttachments } from '#contracts/protocols/smev3/attachments';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { outcomeOfFault } from '#contracts/protocols/smev3/faults';
import { encodeGetStatus, readGetStatusReply, readStatus } from '#contracts/protocols/smev3/get-status';
import { type SmevNames, smevNames } from '#contracts/protocols/smev3/names';
import { readResponse, type ResponseContent } from '#contracts/protocols/smev3/response';
import { encodeSendRequest, readSendRequestReply } from '#contracts/protocols/smev3/send-request';
import { readSoap } from '#contracts/protocols/smev3/soap';
import type { Place } from '#contracts/wire/xml-reader';
import type { XmlFragment } from '#contracts/wire/xml-writer';
import type { InformationType, Question, WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Outcome, ReplyContent } from '#schemas/answer';

/** What an information type adds to the envelope. */
export type SmevContent = Pick<
  InformationType,
  'kind' | 'contractVersion' | 'title' | 'requires' | 'consent' | 'notReadyRetrySeconds'
> & {
  /** The one element of `MessagePrimaryContent`. */
  encodeContent: (question: Question) => XmlFragment;
  /** Throws `ContractBreach`. */
  decodeContent: (content: Place) => ReplyContent;
};

type Negative = Exclude<Outcome, 'found'>;

/** Codes of `RequestRejected` (МР §2.3.6). `FAILURE` is a breakdown of the provider: asked again later. */
const REJECTIONS: ReadonlyMap<string, Negative> = new Map<string, Negative>([
  ['NO_DATA', 'not-found'],
  ['ACCESS_DENIED', 'refused'],
  ['UNKNOWN_REQUEST_DESCRIPTION', 'invalid-query'],
  ['FAILURE', 'not-ready'],
]);

/** Categories of the bus that end a question without a fault. */
const ENDINGS: ReadonlyMap<string, Negative> = new Map<string, Negative>([
  ['requestIsRejectedBySmev', 'refused'],
  ['responseIsRejectedBySmev', 'not-ready'],
  ['cancelled', 'not-ready'],
  ['doesNotExist', 'not-ready'],
]);

/** A code as people see it; an unknown one is a refusal that a person looks at, never "not found". */
const negative = (table: ReadonlyMap<string, Negative>, code: string): ReplyContent => ({
  outcome: table.get(code) ?? 'refused',
  code: table.has(code) ? code : 'unknown',
});

const readContent = (content: ResponseContent, type: SmevContent): ReplyContent => {
  switch (content.type) {
    case 'primary':
      return type.decodeContent(content.content);
    case 'rejected':
      return negative(REJECTIONS, content.code);
    case 'failed':
      return outcomeOfFault(content.fault);
    case 'ended':
      return negative(ENDINGS, content.category);
    case 'status-only':
      throw new ContractBreach('/', 'an answer, not a status note');
  }
};

/** A message of the answer queue, or a status that ended the question. */
const messageIn = (content: Place, names: SmevNames): ResponseContent | undefined =>
  content.element.local === 'GetStatusResponse'
    ? readStatus(content, names)?.content
    : readResponse(content, names)?.content();

const decode = (channel: SmevChannel, type: SmevContent, reply: WireReply): ReplyContent => {
  const body = readSoap(reply, channel.maxReplyBytes);
  if (body.type === 'fault') return outcomeOfFault(body.fault);
  const message = messageIn(body.content, smevNames(channel.version));
  if (message === undefined) throw new ContractBreach('/', 'a message, not an empty queue');
  return readContent(message, type);
};

/** Validity of a message id (МР §3.2.1; SMEV-302), less what a clock may differ and a call may take. */
const MESSAGE_ID_SECONDS = 23 * 3600;

/** An information type whose questions and answers travel over the bus. */
export const smevInformationType = (channel: SmevChannel, type: SmevContent): InformationType => ({
  kind: type.kind,
  ...(type.contractVersion === undefined ? {} : { contractVersion: type.contractVersion }),
  title: type.title,
  endpoint: channel.endpoint,
  delivery: 'collected',
  requires: type.requires,
  ...(type.consent === undefined ? {} : { consent: type.consent }),
  timeoutSeconds: channel.timeoutSeconds,
  maxReplyBytes: channel.maxReplyBytes,
  notReadyRetrySeconds: type.notReadyRetrySeconds,
  messageIdSeconds: MESSAGE_ID_SECONDS,
  standing: {
    encode: (question) => encodeGetStatus(channel, question),
    read: (reply, question) => readGetStatusReply(channel, reply, question),
  },
  encode: (question) => encodeSendRequest(channel, question, type.encodeContent(question)),
  readAcknowledgement: (reply) => readSendRequestReply(channel, reply),
  decode: (reply) => decode(channel, type, reply),
  attachments: (signed, asItCame = signed) => readAttachments(channel, signed, asItCame),
});
