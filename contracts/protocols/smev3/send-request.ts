import { retryAfterSecondsOf } from '#contracts/protocols/http';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { actionOf, faultCodeOf, type SmevFault } from '#contracts/protocols/smev3/faults';
import { smevNames } from '#contracts/protocols/smev3/names';
import { readSoap, soapRequest, type SoapBody } from '#contracts/protocols/smev3/soap';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Acknowledgement, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';

/** `SendRequest` with one element of the information type. Unsigned; a test is marked by `TestMessage`. */
export const encodeSendRequest = (
  channel: SmevChannel,
  question: Question,
  content: XmlFragment,
): WireRequest => {
  const { typesUri, basicUri } = smevNames(channel.version);
  return soapRequest(
    channel.endpoint,
    'SendRequest',
    xml`<t:SendRequestRequest xmlns:t="${typesUri}" xmlns:b="${basicUri}"><t:SenderProvidedRequestData Id="SIGNED_BY_CONSUMER"><t:MessageID>${question.messageId}</t:MessageID><t:ReferenceMessageID>${question.messageId}</t:ReferenceMessageID><t:NodeID>${channel.nodeId}</t:NodeID><b:MessagePrimaryContent>${content}</b:MessagePrimaryContent>${question.testMode ? xml`<t:TestMessage/>` : undefined}</t:SenderProvidedRequestData></t:SendRequestRequest>`,
  );
};

const unavailable = (code: string, reply: WireReply): Acknowledgement => {
  const retryAfterSeconds = retryAfterSecondsOf(reply);
  return { type: 'unavailable', code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
};

const acknowledgementOfFault = (fault: SmevFault, reply: WireReply): Acknowledgement => {
  switch (actionOf(fault)) {
    case 'accepted':
      return { type: 'accepted', isRepeat: true };
    case 'needs-new-epoch':
      return { type: 'needs-new-epoch', code: faultCodeOf(fault) };
    case 'invalid-query':
    case 'refused':
      return { type: 'answered' };
    case 'unavailable':
    case undefined:
      return unavailable(faultCodeOf(fault), reply);
  }
};

const readOrNothing = (reply: WireReply, maxBytes: number): SoapBody | undefined => {
  try {
    return readSoap(reply, maxBytes);
  } catch (error) {
    if (error instanceof ContractBreach) return undefined;
    throw error;
  }
};

/** What the reply to `SendRequest` means. A reply that is no envelope (an HTML page) says nothing: unavailable. */
export const readSendRequestReply = (channel: SmevChannel, reply: WireReply): Acknowledgement => {
  const body = readOrNothing(reply, channel.maxReplyBytes);
  if (body === undefined) {
    return unavailable(reply.status === 200 ? 'not-an-envelope' : `http-${reply.status}`, reply);
  }
  if (body.type === 'fault') return acknowledgementOfFault(body.fault, reply);
  const expected = smevNames(channel.version).types('SendRequestResponse');
  const { uri, local } = body.content.element;
  return reply.status === 200 && uri === expected.uri && local === expected.local
    ? { type: 'accepted' }
    : unavailable(reply.status === 200 ? 'unexpected-envelope' : `http-${reply.status}`, reply);
};
