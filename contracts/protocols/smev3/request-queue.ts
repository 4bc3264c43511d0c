import { retryAfterSecondsOf } from '#contracts/protocols/http';
import {
  encodeAck,
  readAcknowledged,
  readSoapOrUnavailable,
} from '#contracts/protocols/smev3/acknowledgement';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { faultCodeOf } from '#contracts/protocols/smev3/faults';
import { smevNames } from '#contracts/protocols/smev3/names';
import { readRequest, type SmevRequest } from '#contracts/protocols/smev3/request';
import { encodeContent, encodeRejected, readDelivery } from '#contracts/protocols/smev3/send-response';
import { soapRequest } from '#contracts/protocols/smev3/soap';
import { type Place, type XmlName } from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { WireReply } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import type { InquiryQueue, TakenInquiry } from '#core/inquiries/provider';
import type { InquiryQuestion, ToldContract } from '#schemas/inquiry';
import type { Instant } from '#schemas/time';

/** What an information type that we provide adds to the envelope. */
export type ProvidedContent = {
  /** Root element of its requests. */
  request: XmlName;
  /** Throws `ContractBreach`. */
  decodeContent: (content: Place) => InquiryQuestion;
  encodeContent: (contracts: readonly ToldContract[], requestId: string) => XmlFragment;
};

const messageIn = (channel: SmevChannel, reply: WireReply): SmevRequest | undefined => {
  const body = readSoapOrUnavailable(channel, reply);
  if (body.type === 'fault') throw new AgencyUnavailable(faultCodeOf(body.fault), retryAfterSecondsOf(reply));
  return readRequest(body.content, smevNames(channel.version));
};

const readPoll = (channel: SmevChannel, reply: WireReply): TakenInquiry | undefined => {
  const message = messageIn(channel, reply);
  if (message === undefined) return undefined;
  const { ackId, messageId, replyTo, sender, isTest } = message;
  return {
    agencyMessageId: ackId,
    inquiryId: messageId,
    // A participant without a name is nobody who may ask.
    requester: (sender ?? '').slice(0, 100),
    isTest,
    ...(replyTo === undefined ? {} : { replyTo }),
  };
};

const encodePoll = (channel: SmevChannel, { uri, local }: XmlName, at: Instant) => {
  const { typesUri, basicUri } = smevNames(channel.version);
  return soapRequest(
    channel.endpoint,
    'GetRequest',
    xml`<t:GetRequestRequest xmlns:t="${typesUri}" xmlns:b="${basicUri}"><b:MessageTypeSelector Id="SIGNED_BY_CALLER"><b:NamespaceURI>${uri}</b:NamespaceURI><b:RootElementLocalName>${local}</b:RootElementLocalName><b:Timestamp>${at}</b:Timestamp></b:MessageTypeSelector></t:GetRequestRequest>`,
  );
};

const decode = (channel: SmevChannel, type: ProvidedContent, reply: WireReply): InquiryQuestion => {
  const content = messageIn(channel, reply)?.content();
  if (content === undefined) throw new ContractBreach('/', 'a message, not an empty queue');
  return type.decodeContent(content);
};

/**
 * Requests for one information type of ours. The poll names the type, and the bus may hand out any of its editions for that; what is
 * not the one that we provide is refused, never left.
 */
export const smevInquiryQueue = (channel: SmevChannel, type: ProvidedContent): InquiryQueue => ({
  endpoint: channel.endpoint,
  timeoutSeconds: channel.timeoutSeconds,
  maxReplyBytes: channel.maxReplyBytes,
  encodePoll: (at) => encodePoll(channel, type.request, at),
  readPoll: (reply) => readPoll(channel, reply),
  decode: (reply) => decode(channel, type, reply),
  encodeAcknowledgement: (agencyMessageId) => encodeAck(channel, agencyMessageId, 'true'),
  encodeRejection: (agencyMessageId) => encodeAck(channel, agencyMessageId, 'false'),
  readAcknowledged: (reply) => readAcknowledged(channel, reply),
  encodeTold: (envelope, { contracts, requestId }) =>
    encodeContent(channel, envelope, type.encodeContent(contracts, requestId)),
  encodeRefused: (envelope, refusal) => encodeRejected(channel, envelope, refusal),
  readDelivery: (reply) => readDelivery(channel, reply),
});
