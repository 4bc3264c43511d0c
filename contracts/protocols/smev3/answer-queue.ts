import {
  encodeAck,
  readAcknowledged,
  readSoapOrUnavailable,
} from '#contracts/protocols/smev3/acknowledgement';
import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { faultCodeOf } from '#contracts/protocols/smev3/faults';
import { smevNames } from '#contracts/protocols/smev3/names';
import { readResponse, type SmevResponse } from '#contracts/protocols/smev3/response';
import { soapRequest } from '#contracts/protocols/smev3/soap';
import { xml } from '#contracts/wire/xml-writer';
import { retryAfterSecondsOf } from '#contracts/protocols/http';
import type { AnswerQueue, CollectedMessage, WireReply } from '#core/agency';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import type { Instant } from '#schemas/time';

/** What cannot be understood is no note: it goes to its question, where the breach is counted and a person sees it. */
const isNote = ({ content }: SmevResponse): boolean => {
  try {
    return content().type === 'status-only';
  } catch (error) {
    if (error instanceof ContractBreach) return false;
    throw error;
  }
};

const readPoll = (channel: SmevChannel, reply: WireReply): CollectedMessage | undefined => {
  const body = readSoapOrUnavailable(channel, reply);
  if (body.type === 'fault') throw new AgencyUnavailable(faultCodeOf(body.fault), retryAfterSecondsOf(reply));
  const response = readResponse(body.content, smevNames(channel.version));
  if (response === undefined) return undefined;
  const { messageId, originalMessageId, isTest } = response;
  return {
    agencyMessageId: messageId,
    ...(originalMessageId === undefined ? {} : { originalMessageId }),
    isStatusOnly: isNote(response),
    ...(isTest ? { isTest } : {}),
  };
};

const encodePoll = (channel: SmevChannel, at: Instant) => {
  const { typesUri, basicUri } = smevNames(channel.version);
  return soapRequest(
    channel.endpoint,
    'GetResponse',
    xml`<t:GetResponseRequest xmlns:t="${typesUri}" xmlns:b="${basicUri}"><b:MessageTypeSelector Id="SIGNED_BY_CALLER"><b:Timestamp>${at}</b:Timestamp><b:NodeID>${channel.nodeId}</b:NodeID></b:MessageTypeSelector></t:GetResponseRequest>`,
  );
};

/**
 * The agency's answers on the bus. Faults and gateway errors throw `AgencyUnavailable`; an envelope without a message id
 * throws `ContractBreach`. An acknowledgement names the id that the version of the schemas says (`readResponse`).
 */
export const smevAnswerQueue = (channel: SmevChannel): AnswerQueue => ({
  endpoint: channel.endpoint,
  timeoutSeconds: channel.timeoutSeconds,
  maxReplyBytes: channel.maxReplyBytes,
  encodePoll: (at) => encodePoll(channel, at),
  readPoll: (reply) => readPoll(channel, reply),
  encodeAcknowledgement: (agencyMessageId) => encodeAck(channel, agencyMessageId, 'true'),
  encodeRejection: (agencyMessageId) => encodeAck(channel, agencyMessageId, 'false'),
  readAcknowledged: (reply) => readAcknowledged(channel, reply),
});
