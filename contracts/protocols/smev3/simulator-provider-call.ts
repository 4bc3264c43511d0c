import { type SimulatedXml, textOf } from '#contracts/protocols/simulator-xml';
import {
  type BusCall,
  type CallOf,
  EXCHANGE,
  inNamespace,
  isInSequence,
  readAck,
  readEnvelope,
  readPoll,
} from '#contracts/protocols/smev3/simulator-request';

/** What a provider says to a request. */
export type Responded =
  | { type: 'content'; namespace: string; root: string; fields: readonly SimulatedXml[] }
  | { type: 'rejected'; code: string };

/** What a provider asked of the bus, out of its envelope. */
export type ProviderCall =
  | (Omit<CallOf<'poll'>, 'type'> & { type: 'take' })
  | { type: 'respond'; version: string; messageId: string; to: string; said: Responded }
  | CallOf<'ack'>
  | CallOf<'wrong'>;

/** Order of the children of `SenderProvidedResponseData` (transport schema 1.1); one of the last three. */
const sequence = ['MessageID', 'To', 'MessagePrimaryContent', 'RequestRejected', 'RequestStatus'];

const CODES = ['ACCESS_DENIED', 'NO_DATA', 'UNKNOWN_REQUEST_DESCRIPTION', 'FAILURE'];

const rejectionIn = (version: string, data: SimulatedXml): Responded | undefined => {
  const typed = inNamespace(EXCHANGE + version);
  const rejected = typed(data, 'RequestRejected');
  if (rejected === undefined) return undefined;
  const code = textOf(typed(rejected, 'RejectionReasonCode')) ?? '';
  const reason = textOf(typed(rejected, 'RejectionReasonDescription')) ?? '';
  return CODES.includes(code) && reason !== '' ? { type: 'rejected', code } : undefined;
};

const saidIn = (version: string, data: SimulatedXml): Responded | undefined => {
  const content = inNamespace(`${EXCHANGE}basic/${version}`)(data, 'MessagePrimaryContent');
  const [root, more] = content?.children ?? [];
  if (root !== undefined && more === undefined) {
    return { type: 'content', namespace: root.namespace, root: root.name, fields: root.children };
  }
  return rejectionIn(version, data);
};

const readRespond = (version: string, call: SimulatedXml): ProviderCall => {
  const typed = inNamespace(EXCHANGE + version);
  const wrong: ProviderCall = { type: 'wrong', version, reason: 'SenderProvidedResponseData' };
  const data = typed(call, 'SenderProvidedResponseData');
  if (data?.attributes['Id'] === undefined || !isInSequence(data.children, sequence)) return wrong;
  const messageId = typed(data, 'MessageID');
  const to = typed(data, 'To');
  const said = saidIn(version, data);
  return messageId === undefined || to === undefined || said === undefined
    ? wrong
    : { type: 'respond', version, messageId: messageId.text, to: to.text, said };
};

const readTake = (version: string, call: SimulatedXml): ProviderCall => {
  const polled: BusCall = readPoll(version, call);
  return polled.type === 'poll'
    ? { ...polled, type: 'take' }
    : { type: 'wrong', version, reason: 'MessageTypeSelector' };
};

const readAcknowledgement = (version: string, call: SimulatedXml): ProviderCall => {
  const acked = readAck(version, call);
  return acked.type === 'ack' ? acked : { type: 'wrong', version, reason: 'AckTargetMessage' };
};

const readers = {
  GetRequestRequest: readTake,
  SendResponseRequest: readRespond,
  AckRequest: readAcknowledgement,
};

export const readProviderCall = (text: string): ProviderCall => readEnvelope(text, readers);
