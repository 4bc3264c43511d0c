import type { SmevNames } from '#contracts/protocols/smev3/names';
import { messageIdIn } from '#contracts/protocols/smev3/response';
import {
  childOf,
  childText,
  onlyChild,
  optionalChild,
  optionalChildText,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';

/** A request of another participant, as `GetRequest` hands it out. */
export type SmevRequest = {
  /** The id that an acknowledgement names. */
  ackId: string;
  /** The requester's own message id: the same however often the bus hands it out. */
  messageId: string;
  /** Opaque; an answer repeats it in `To`. */
  replyTo: string | undefined;
  /** `Sender/Mnemonic` of the metadata, which the bus writes. */
  sender: string | undefined;
  isTest: boolean;
  /** The one element of the information type. Throws `ContractBreach`. */
  content: () => Place;
};

/** `SenderProvidedRequestData/MessageID` in the schemas 1.1 and 1.2, `MessageMetadata/MessageId` in 1.3, as in `response.ts`. */
const ackIdOf = (metadata: Place | undefined, own: string, { version, types }: SmevNames): string => {
  if (version !== '1.3' || metadata === undefined) return own;
  const named = optionalChildText(metadata, types('MessageId'));
  return named === undefined ? own : messageIdIn(metadata, named);
};

const senderOf = (metadata: Place | undefined, { types }: SmevNames): string | undefined => {
  const sender = metadata === undefined ? undefined : optionalChild(metadata, types('Sender'));
  return sender === undefined ? undefined : optionalChildText(sender, types('Mnemonic'))?.trim();
};

const LONGEST_REPLY_TO = 4000;

const replyToOf = (request: Place, { types }: SmevNames): string | undefined => {
  const token = optionalChildText(request, types('ReplyTo'));
  return token === undefined || token.length === 0 || token.length > LONGEST_REPLY_TO ? undefined : token;
};

/** The message of a `GetRequestResponse`; `undefined` where the queue is empty. Throws `ContractBreach` where no id can be read. */
export const readRequest = (content: Place, names: SmevNames): SmevRequest | undefined => {
  const { types, basic } = names;
  const root = rootOf(content.element, types('GetRequestResponse'));
  if (root.element.children.length === 0) return undefined;
  const request = childOf(childOf(root, types('RequestMessage')), types('Request'));
  const data = childOf(request, types('SenderProvidedRequestData'));
  const messageId = messageIdIn(data, childText(data, types('MessageID')));
  const metadata = optionalChild(request, types('MessageMetadata'));
  return {
    messageId,
    ackId: ackIdOf(metadata, messageId, names),
    replyTo: replyToOf(request, names),
    sender: senderOf(metadata, names),
    isTest: [request, data].some((place) => optionalChild(place, types('TestMessage')) !== undefined),
    content: () => onlyChild(childOf(data, basic('MessagePrimaryContent'))),
  };
};
