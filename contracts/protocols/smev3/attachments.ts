import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { contentInMessage, type FoundContent } from '#contracts/protocols/smev3/message-contents';
import { type SmevNames, smevNames } from '#contracts/protocols/smev3/names';
import { readSoap } from '#contracts/protocols/smev3/soap';
import { childOf, optionalChild, type Place } from '#contracts/wire/xml-reader';
import type { WireReply } from '#core/agency';
import { digestOf } from '#core/digest';
import { ContractBreach } from '#core/faults';
import { type Attachment, type Attachments, MAX_ATTACHMENTS } from '#schemas/attachment';

/** Text of the only child of that local name, if it has the shape; whatever else stands there is not kept. */
const textLike = (place: Place, local: string, shape: RegExp): string | undefined => {
  const [child, second] = place.element.children.filter((element) => element.local === local);
  const text = second === undefined && child?.children.length === 0 ? child.text.trim() : '';
  return shape.test(text) ? text : undefined;
};

const CONTENT_ID = /^[A-Za-z_][\w.@:-]{0,99}$/;
const UUID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
const MIME_TYPE = /^(text|image|audio|video|application)\/[\w.+-]{1,80}$/;
const HASH = /^[A-Za-z0-9+/=]{1,200}$/;
/** No path, and none of the characters that hide what a name is. */
const FILE_NAME = /^[^\p{C}/\\]{1,255}$/u;

const describedBy = (header: Place): Pick<Attachment, 'mimeType' | 'isSigned'> => {
  const mimeType = textLike(header, 'MimeType', MIME_TYPE);
  return {
    ...(mimeType === undefined ? {} : { mimeType }),
    isSigned: header.element.children.some(({ local }) => local === 'SignaturePKCS7'),
  };
};

const inMessage = (header: Place, contentOf: (id: string) => FoundContent): Attachment => {
  const id = textLike(header, 'contentId', CONTENT_ID);
  const described = { place: 'message', ...describedBy(header) } as const;
  if (id === undefined) return { ...described, trouble: 'content-missing' };
  const found = contentOf(id);
  return 'trouble' in found
    ? { ...described, id, trouble: found.trouble }
    : { ...described, id, sizeBytes: found.bytes.byteLength, digest: digestOf(found.bytes) };
};

/** Anything but a UUID would name a place of its own choice. Users and passwords of the store are passed over. */
const inFileStore = (header: Place, files: readonly Place[]): Attachment => {
  const id = textLike(header, 'uuid', UUID);
  const described = { place: 'file-store', ...describedBy(header) } as const;
  if (id === undefined) return { ...described, trouble: 'content-outside' };
  const [file, second] = files.filter((one) => textLike(one, 'uuid', UUID) === id);
  const name = textLike(header, 'FileName', FILE_NAME) ?? (file && textLike(file, 'FileName', FILE_NAME));
  const digest = textLike(header, 'Hash', HASH);
  return {
    ...described,
    id,
    ...(name === undefined ? {} : { name }),
    ...(digest === undefined ? {} : { digest }),
    ...(file === undefined ? { trouble: 'content-missing' } : {}),
    ...(second === undefined ? {} : { trouble: 'content-repeated' }),
  };
};

type Message = { message: Place; response: Place };

const messageIn = (reply: WireReply, maxBytes: number, { types }: SmevNames): Message | undefined => {
  const body = readSoap(reply, maxBytes);
  if (body.type === 'fault' || body.content.element.local !== 'GetResponseResponse') return undefined;
  const message = childOf(body.content, types('ResponseMessage'));
  return { message, response: childOf(message, types('Response')) };
};

const listed = (place: Place, list: string, { basic }: SmevNames): Place[] => {
  const found = optionalChild(place, basic(list));
  if (found === undefined) return [];
  return found.element.children.map((element, index) => ({ path: `${found.path}[${index + 1}]`, element }));
};

/** Nobody has signed the contents: what cannot be read among them must not hide the headers, which were. */
const contentsIn = (reply: WireReply, message: Place, names: SmevNames): ((id: string) => FoundContent) => {
  let find: ((id: string) => FoundContent) | undefined;
  return (id) => {
    try {
      find ??= contentInMessage(reply, message, names);
      return find(id);
    } catch (error) {
      if (!(error instanceof ContractBreach)) throw error;
      return { trouble: 'content-missing' };
    }
  };
};

/**
 * References to what a message brings along. The headers are read from what was signed, the presence of contents from the bytes
 * as they came; nothing is fetched. A reply that cannot be read has none: reading its answer says why. `undefined`: no headers.
 */
export const readAttachments = (
  channel: SmevChannel,
  signed: WireReply,
  asItCame: WireReply,
): Attachments | undefined => {
  const names = smevNames(channel.version);
  try {
    const said = messageIn(signed, channel.maxReplyBytes, names);
    if (said === undefined) return undefined;
    const data = childOf(said.response, names.types('SenderProvidedResponseData'));
    const headers = listed(data, 'AttachmentHeaderList', names);
    const references = listed(data, 'RefAttachmentHeaderList', names);
    const count = headers.length + references.length;
    if (count === 0) return undefined;
    const whole = messageIn(asItCame, channel.maxReplyBytes, names) ?? said;
    const contentOf = contentsIn(asItCame, whole.message, names);
    const files = listed(said.response, 'FSAttachmentsList', names);
    return {
      count,
      references: [
        ...headers.slice(0, MAX_ATTACHMENTS).map((one) => inMessage(one, contentOf)),
        ...references.slice(0, MAX_ATTACHMENTS).map((one) => inFileStore(one, files)),
      ].slice(0, MAX_ATTACHMENTS),
    };
  } catch (error) {
    if (!(error instanceof ContractBreach)) throw error;
    return undefined;
  }
};
