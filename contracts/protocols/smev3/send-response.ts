import { retryAfterSecondsOf } from '#contracts/protocols/http';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { deliveryActionOf, deliveryCodeOf } from '#contracts/protocols/smev3/delivery-faults';
import type { SmevFault } from '#contracts/protocols/smev3/faults';
import { smevNames } from '#contracts/protocols/smev3/names';
import { readSoap, soapRequest, type SoapBody } from '#contracts/protocols/smev3/soap';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { WireReply, WireRequest } from '#core/agency';
import type { Delivery, Envelope } from '#core/inquiries/provider';
import { ContractBreach } from '#core/faults';
import type { InquiryRefusal } from '#schemas/inquiry';

/** Codes of `RequestRejected` (МР §2.3.6) with a sentence for the clerk on the other side. Nothing about people. */
const REJECTIONS: Readonly<Record<InquiryRefusal, { code: string; description: string }>> = {
  'no-data': { code: 'NO_DATA', description: 'Сведений о социальном контракте с этим лицом нет' },
  'access-denied': {
    code: 'ACCESS_DENIED',
    description: 'Участник не вправе получать сведения о социальном контракте для указанной цели',
  },
  'unknown-request': {
    code: 'UNKNOWN_REQUEST_DESCRIPTION',
    description: 'Вид сведений не предоставляется или запрос не соответствует его схеме',
  },
};

type Writer = (envelope: Envelope, said: XmlFragment) => WireRequest;

/** `SendResponse`: `To` repeats what the request said, byte by byte. Unsigned. */
const written =
  (channel: SmevChannel): Writer =>
  ({ messageId, replyTo }, said) => {
    const { typesUri, basicUri } = smevNames(channel.version);
    return soapRequest(
      channel.endpoint,
      'SendResponse',
      xml`<t:SendResponseRequest xmlns:t="${typesUri}" xmlns:b="${basicUri}"><t:SenderProvidedResponseData Id="SIGNED_BY_PROVIDER"><t:MessageID>${messageId}</t:MessageID><t:To>${replyTo}</t:To>${said}</t:SenderProvidedResponseData></t:SendResponseRequest>`,
    );
  };

/** An answer in the words of the information type. */
export const encodeContent = (channel: SmevChannel, envelope: Envelope, content: XmlFragment): WireRequest =>
  written(channel)(envelope, xml`<b:MessagePrimaryContent>${content}</b:MessagePrimaryContent>`);

/** A refusal, which has no place in the schema of an information type (МР §2.3.6). */
export const encodeRejected = (
  channel: SmevChannel,
  envelope: Envelope,
  refusal: InquiryRefusal,
): WireRequest => {
  const { code, description } = REJECTIONS[refusal];
  return written(channel)(
    envelope,
    xml`<t:RequestRejected><t:RejectionReasonCode>${code}</t:RejectionReasonCode><t:RejectionReasonDescription>${description}</t:RejectionReasonDescription></t:RequestRejected>`,
  );
};

const later = (code: string, reply: WireReply): Delivery => {
  const retryAfterSeconds = retryAfterSecondsOf(reply);
  return { type: 'retry', code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
};

const deliveryOfFault = (fault: SmevFault, reply: WireReply): Delivery => {
  const code = deliveryCodeOf(fault);
  switch (deliveryActionOf(fault)) {
    case 'taken':
      return { type: 'taken', isRepeat: true };
    case 'new-id':
      return { type: 'new-id', code };
    case 'blocked':
      return { type: 'blocked', code };
    case 'stop':
      return { type: 'stopped', code };
    case 'retry':
      return later(code, reply);
  }
};

const readOrNothing = (channel: SmevChannel, reply: WireReply): SoapBody | undefined => {
  try {
    return readSoap(reply, channel.maxReplyBytes);
  } catch (error) {
    if (error instanceof ContractBreach) return undefined;
    throw error;
  }
};

/** What the reply to `SendResponse` means for the answer. A reply that is no envelope says nothing: sent again. */
export const readDelivery = (channel: SmevChannel, reply: WireReply): Delivery => {
  const body = readOrNothing(channel, reply);
  const nothing = reply.status === 200 ? 'unexpected-envelope' : `http-${reply.status}`;
  if (body === undefined) return later(nothing, reply);
  if (body.type === 'fault') return deliveryOfFault(body.fault, reply);
  const expected = smevNames(channel.version).types('SendResponseResponse');
  const { uri, local } = body.content.element;
  return reply.status === 200 && uri === expected.uri && local === expected.local
    ? { type: 'taken' }
    : later(nothing, reply);
};
