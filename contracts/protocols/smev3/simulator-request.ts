import { readSimulatedXml, type SimulatedXml, textOf } from '#contracts/protocols/simulator-xml';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const EXCHANGE = 'urn://x-artefacts-smev-gov-ru/services/message-exchange/types/';

/** What a caller asked of the bus, out of its envelope. */
export type BusCall =
  | {
      type: 'send';
      version: string;
      messageId: string;
      nodeId: string | undefined;
      content: SimulatedXml | undefined;
    }
  | { type: 'poll'; version: string; nodeId: string | undefined; selector: Selector | undefined }
  | { type: 'ack'; version: string; messageId: string; accepted: string | undefined }
  | { type: 'status'; version: string }
  | { type: 'wrong'; version: string; reason: string };
export type CallOf<Type extends BusCall['type']> = Extract<BusCall, { type: Type }>;
type Selector = { namespace: string; root: string };

/** Order of the children of `SenderProvidedRequestData` (transport schema 1.1). */
const sequence = [
  'MessageID',
  'ReferenceMessageID',
  'TransactionCode',
  'NodeID',
  'EOL',
  'MessagePrimaryContent',
  'PersonalSignature',
  'AttachmentHeaderList',
  'RefAttachmentHeaderList',
  'BusinessProcessMetadata',
  'TestMessage',
];

export const isInSequence = (elements: readonly SimulatedXml[], order = sequence): boolean => {
  const places = elements.map((element) => order.indexOf(element.name));
  return places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
};

type Find = (parent: SimulatedXml, name: string) => SimulatedXml | undefined;

export const inNamespace =
  (namespace: string): Find =>
  (parent, name) =>
    parent.children.find((child) => child.name === name && child.namespace === namespace);

const readSend = (version: string, call: SimulatedXml): BusCall => {
  const typed = inNamespace(EXCHANGE + version);
  const basic = inNamespace(`${EXCHANGE}basic/${version}`);
  const data = typed(call, 'SenderProvidedRequestData');
  if (data?.attributes['Id'] === undefined) {
    return { type: 'wrong', version, reason: 'SenderProvidedRequestData@Id' };
  }
  const messageId = typed(data, 'MessageID');
  const content = basic(data, 'MessagePrimaryContent');
  if (messageId === undefined || content === undefined || !isInSequence(data.children)) {
    return { type: 'wrong', version, reason: 'SenderProvidedRequestData' };
  }
  const node = typed(data, 'NodeID');
  return {
    type: 'send',
    version,
    messageId: messageId.text,
    nodeId: textOf(node),
    content: content.children.length === 1 ? content.children[0] : undefined,
  };
};

export const readPoll = (version: string, call: SimulatedXml): BusCall => {
  const basic = inNamespace(`${EXCHANGE}basic/${version}`);
  const selector = basic(call, 'MessageTypeSelector');
  if (selector?.attributes['Id'] === undefined || basic(selector, 'Timestamp') === undefined) {
    return { type: 'wrong', version, reason: 'MessageTypeSelector' };
  }
  const namespace = textOf(basic(selector, 'NamespaceURI'));
  const root = textOf(basic(selector, 'RootElementLocalName'));
  return {
    type: 'poll',
    version,
    nodeId: textOf(basic(selector, 'NodeID')),
    selector: namespace === undefined || root === undefined ? undefined : { namespace, root },
  };
};

export const readAck = (version: string, call: SimulatedXml): BusCall => {
  const target = inNamespace(`${EXCHANGE}basic/${version}`)(call, 'AckTargetMessage');
  const { Id: id, accepted } = target?.attributes ?? {};
  if (target === undefined || id === undefined || (version === '1.1' && accepted === undefined)) {
    return { type: 'wrong', version, reason: 'AckTargetMessage' };
  }
  return { type: 'ack', version, messageId: target.text, accepted };
};

const readStatusCall = (version: string, call: SimulatedXml): BusCall => {
  const timestamp = inNamespace(`${EXCHANGE}basic/${version}`)(call, 'Timestamp');
  const isWhole =
    timestamp?.attributes['Id'] !== undefined && !Number.isNaN(Date.parse(timestamp.text.trim()));
  return isWhole ? { type: 'status', version } : { type: 'wrong', version, reason: 'Timestamp' };
};

type Reader = (version: string, call: SimulatedXml) => BusCall;

const readers: Readonly<Record<string, Reader>> = {
  SendRequestRequest: readSend,
  GetResponseRequest: readPoll,
  AckRequest: readAck,
  GetStatusRequest: readStatusCall,
};

/** Reads an envelope of the exchange schemas 1.1, 1.2 or 1.3 by the reader of its call. */
export const readEnvelope = <Call>(
  text: string,
  known: Readonly<Record<string, (version: string, call: SimulatedXml) => Call>>,
): Call | Extract<BusCall, { type: 'wrong' }> => {
  const root = readSimulatedXml(text);
  const body = root?.children.find((child) => child.name === 'Body' && child.namespace === SOAP);
  const call = body?.children[0];
  if (root?.name !== 'Envelope' || root.namespace !== SOAP || call === undefined) {
    return { type: 'wrong', version: '1.1', reason: 'Envelope' };
  }
  const version = call.namespace.startsWith(EXCHANGE) ? call.namespace.slice(EXCHANGE.length) : '';
  const reader = /^1\.[123]$/.test(version) ? known[call.name] : undefined;
  return reader === undefined ? { type: 'wrong', version: '1.1', reason: call.name } : reader(version, call);
};

export const readBusCall = (text: string): BusCall => readEnvelope(text, readers);
