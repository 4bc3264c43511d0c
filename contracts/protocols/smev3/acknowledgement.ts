import { retryAfterSecondsOf } from '#contracts/protocols/http';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { isNothingToAcknowledge } from '#contracts/protocols/smev3/faults';
import { smevNames } from '#contracts/protocols/smev3/names';
import { readSoap, soapRequest, type SoapBody } from '#contracts/protocols/smev3/soap';
import { xml } from '#contracts/wire/xml-writer';
import type { WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';

/** An error page of a gateway is no message: the queue is as it was. */
export const readSoapOrUnavailable = (channel: SmevChannel, reply: WireReply): SoapBody => {
  try {
    return readSoap(reply, channel.maxReplyBytes);
  } catch (error) {
    if (!(error instanceof ContractBreach) || reply.status === 200) throw error;
    throw new AgencyUnavailable(`http-${reply.status}`, retryAfterSecondsOf(reply));
  }
};

/** `accepted="false"`: the signature of the bus does not hold, the message is passed over (doc comment of schemas 1.1). */
export const encodeAck = (
  channel: SmevChannel,
  agencyMessageId: string,
  accepted: 'true' | 'false',
): WireRequest => {
  const { typesUri, basicUri } = smevNames(channel.version);
  return soapRequest(
    channel.endpoint,
    'Ack',
    xml`<t:AckRequest xmlns:t="${typesUri}" xmlns:b="${basicUri}"><b:AckTargetMessage Id="SIGNED_BY_CALLER" accepted="${accepted}">${agencyMessageId}</b:AckTargetMessage></t:AckRequest>`,
  );
};

/** True where the bus took the acknowledgement, or has nothing left to acknowledge. */
export const readAcknowledged = (channel: SmevChannel, reply: WireReply): boolean => {
  const body = readSoapOrUnavailable(channel, reply);
  if (body.type === 'fault') return isNothingToAcknowledge(body.fault);
  const expected = smevNames(channel.version).types('AckResponse');
  const { uri, local } = body.content.element;
  return uri === expected.uri && local === expected.local;
};
