import { retryAfterSecondsOf } from '#contracts/protocols/http';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { faultCodeOf } from '#contracts/protocols/smev3/faults';
import { type SmevNames, smevNames } from '#contracts/protocols/smev3/names';
import { messageIdIn, readAsyncStatus, type StatusContent } from '#contracts/protocols/smev3/response';
import { readSoap, soapRequest } from '#contracts/protocols/smev3/soap';
import { childOf, childText, type Place, rootOf } from '#contracts/wire/xml-reader';
import { xml } from '#contracts/wire/xml-writer';
import type { Question, Standing, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';

/** `GetStatus` names no message: the bus gives the next status that it holds for us. */
export const encodeGetStatus = (channel: SmevChannel, { sentAt }: Question): WireRequest => {
  const { typesUri, basicUri } = smevNames(channel.version);
  return soapRequest(
    channel.endpoint,
    'GetStatus',
    xml`<t:GetStatusRequest xmlns:t="${typesUri}" xmlns:b="${basicUri}"><b:Timestamp Id="SIGNED_BY_CALLER">${sentAt}</b:Timestamp></t:GetStatusRequest>`,
  );
};

type BusStatus = { originalMessageId: string; content: StatusContent };

/** The status of a `GetStatusResponse`; `undefined` where the bus holds none. Throws `ContractBreach`. */
export const readStatus = (content: Place, names: SmevNames): BusStatus | undefined => {
  const { types } = names;
  const root = rootOf(content.element, types('GetStatusResponse'));
  if (root.element.children.length === 0) return undefined;
  const data = childOf(
    childOf(root, types('SmevAsyncProcessingMessage')),
    types('AsyncProcessingStatusData'),
  );
  const status = childOf(data, types('AsyncProcessingStatus'));
  return {
    originalMessageId: messageIdIn(status, childText(status, types('OriginalMessageId'))),
    content: readAsyncStatus(status, names),
  };
};

const unknown = (code: string, reply: WireReply): Standing => {
  const retryAfterSeconds = retryAfterSecondsOf(reply);
  return { type: 'unknown', code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
};

const standingBy = (content: StatusContent): Standing => {
  switch (content.type) {
    case 'failed':
      return { type: 'answered' };
    case 'ended':
      return content.category === 'doesNotExist' ? { type: 'not-taken' } : { type: 'answered' };
    case 'status-only':
      return { type: 'taken' };
  }
};

/** Only what ends another question has to be kept for it: what is on its way is heard of without a status. */
const standingOfAnother = ({ originalMessageId, content }: BusStatus): Standing =>
  standingBy(content).type === 'answered'
    ? { type: 'of-another', messageId: originalMessageId }
    : { type: 'not-taken' };

/**
 * What the bus says became of the question. It holds no status, or one of another question: nothing is known of this one,
 * and a repeat under the same id is recognised (SMEV-301). A fault or a reply that is no such envelope says nothing.
 */
export const readGetStatusReply = (
  channel: SmevChannel,
  reply: WireReply,
  { messageId }: Question,
): Standing => {
  try {
    const body = readSoap(reply, channel.maxReplyBytes);
    if (body.type === 'fault') return unknown(faultCodeOf(body.fault), reply);
    const status = readStatus(body.content, smevNames(channel.version));
    if (status === undefined) return { type: 'not-taken' };
    return status.originalMessageId === messageId ? standingBy(status.content) : standingOfAnother(status);
  } catch (error) {
    if (!(error instanceof ContractBreach)) throw error;
    return unknown(reply.status === 200 ? 'unexpected-envelope' : `http-${reply.status}`, reply);
  }
};
