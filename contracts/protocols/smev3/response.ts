import type { SmevFault } from '#contracts/protocols/smev3/faults';
import type { SmevNames } from '#contracts/protocols/smev3/names';
import { faultNumberIn } from '#contracts/protocols/smev3/soap';
import { collapsed } from '#contracts/wire/values';
import {
  childOf,
  childrenOf,
  childText,
  onlyChild,
  optionalChild,
  optionalChildText,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';
import { ContractBreach } from '#core/faults';

/** What an `AsyncProcessingStatus` of the bus says. */
export type StatusContent =
  /** A status note of the provider or of the bus: not an answer. */
  | { type: 'status-only' }
  /** The bus could not deliver; with a fault or only a category. */
  | { type: 'failed'; fault: SmevFault }
  | { type: 'ended'; category: string };

export type ResponseContent =
  | StatusContent
  /** The provider's answer in the words of the information type. */
  | { type: 'primary'; content: Place }
  /** The provider's refusal. */
  | { type: 'rejected'; code: string };

export type SmevResponse = {
  /** The id that an acknowledgement names. */
  messageId: string;
  originalMessageId?: string;
  /** `TestMessage` is there: nothing of it may become a fact about a real case. */
  isTest: boolean;
  /** Read apart from the ids: a message that cannot be understood can still be acknowledged. Throws `ContractBreach`. */
  content: () => ResponseContent;
};

/** Categories that end a question without a fault; every other one is a note. */
const ENDING_CATEGORIES: ReadonlySet<string> = new Set([
  'requestIsRejectedBySmev',
  'responseIsRejectedBySmev',
  'cancelled',
  'doesNotExist',
]);

const XSI_TYPE = '{http://www.w3.org/2001/XMLSchema-instance}type';

/** The name is in `xsi:type`, whose prefix may be bound to nothing; only its local part is read. */
const faultIn = (place: Place): SmevFault => {
  const number = faultNumberIn(place);
  const name = (place.element.attributes.get(XSI_TYPE) ?? '').replace(/^.*:/, '');
  return { name, ...(number === undefined ? {} : { number }) };
};

/** Throws `ContractBreach`. */
export const readAsyncStatus = (status: Place, { types }: SmevNames): StatusContent => {
  const fault = optionalChild(status, types('SmevFault'));
  if (fault !== undefined) return { type: 'failed', fault: faultIn(fault) };
  const category = collapsed(childText(status, types('StatusCategory')));
  return ENDING_CATEGORIES.has(category) ? { type: 'ended', category } : { type: 'status-only' };
};

/** The provider may give several reasons; two that mean different things are no answer. */
const rejectionIn = (reasons: readonly Place[], { types }: SmevNames): ResponseContent => {
  const [code = '', ...others] = new Set(
    reasons.map((reason) => collapsed(childText(reason, types('RejectionReasonCode')))),
  );
  if (others.length > 0) throw new ContractBreach('/RequestRejected', 'one reason for the rejection');
  return { type: 'rejected', code };
};

/** The schema gives a choice of four: an answer beside a rejection is neither (X11, `SenderProvidedResponseData`). */
const readContent = (data: Place, names: SmevNames): ResponseContent => {
  const primary = optionalChild(data, names.basic('MessagePrimaryContent'));
  const rejected = childrenOf(data, names.types('RequestRejected'));
  const asynchronous = optionalChild(data, names.types('AsyncProcessingStatus'));
  const note = optionalChild(data, names.types('RequestStatus'));
  if ([primary, rejected[0], asynchronous, note].filter((one) => one !== undefined).length !== 1) {
    throw new ContractBreach(data.path, 'one of content, rejection and status');
  }
  if (primary !== undefined) return { type: 'primary', content: onlyChild(primary) };
  if (asynchronous !== undefined) return readAsyncStatus(asynchronous, names);
  return note === undefined ? rejectionIn(rejected, names) : { type: 'status-only' };
};

/** A message id in lower case. Throws `ContractBreach`. */
export const messageIdIn = (place: Place, text: string): string => {
  const id = collapsed(text).toLowerCase();
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new ContractBreach(place.path, 'a message id');
  return id;
};

const originalIdOf = (response: Place, data: Place, { types }: SmevNames): string | undefined => {
  const said = optionalChildText(response, types('OriginalMessageId'));
  if (said !== undefined) return messageIdIn(response, said);
  const status = optionalChild(data, types('AsyncProcessingStatus'));
  const id = status === undefined ? undefined : optionalChildText(status, types('OriginalMessageId'));
  return id === undefined ? undefined : messageIdIn(response, id);
};

/**
 * `SenderProvidedResponseData/MessageID` in the schemas 1.1 and 1.2, `MessageMetadata/MessageId` in 1.3 (their doc comments on
 * `AckTargetMessage`). They are equal in all recorded messages; where 1.3 has no metadata, the first is all there is.
 */
const acknowledgedIdOf = (response: Place, data: Place, { version, types }: SmevNames): string => {
  const metadata = version === '1.3' ? optionalChild(response, types('MessageMetadata')) : undefined;
  const named = metadata === undefined ? undefined : optionalChildText(metadata, types('MessageId'));
  return messageIdIn(data, named ?? childText(data, types('MessageID')));
};

/** The message of a `GetResponseResponse`; `undefined` where the queue is empty. Throws `ContractBreach`. */
export const readResponse = (content: Place, names: SmevNames): SmevResponse | undefined => {
  const root = rootOf(content.element, names.types('GetResponseResponse'));
  if (root.element.children.length === 0) return undefined;
  const response = childOf(childOf(root, names.types('ResponseMessage')), names.types('Response'));
  const data = childOf(response, names.types('SenderProvidedResponseData'));
  const messageId = acknowledgedIdOf(response, data, names);
  const originalMessageId = originalIdOf(response, data, names);
  return {
    messageId,
    ...(originalMessageId === undefined ? {} : { originalMessageId }),
    isTest: [response, data].some((place) => optionalChild(place, names.types('TestMessage')) !== undefined),
    content: () => readContent(data, names),
  };
};
