import { contentTypeOf } from '#contracts/protocols/http';
import { partsWithId } from '#contracts/protocols/smev3/multipart';
import type { SmevNames } from '#contracts/protocols/smev3/names';
import {
  childrenOf,
  namesOf,
  optionalAttribute,
  optionalChild,
  type Place,
} from '#contracts/wire/xml-reader';
import type { WireReply } from '#core/agency';
import type { AttachmentTrouble } from '#schemas/attachment';

/** The bytes of one content, or why there are none. */
export type FoundContent = { bytes: Uint8Array } | { trouble: AttachmentTrouble };

const xop = namesOf('http://www.w3.org/2004/08/xop/include');
const CID = /^cid:([^\s<>"]{1,200})$/;

/** The parts of the reply that an `Include` names (XOP 1.0); any other address is never followed. */
const included = ({ headers, body }: WireReply, include: Place): FoundContent => {
  const [, id] = CID.exec(optionalAttribute(include, 'href') ?? '') ?? [];
  if (id === undefined) return { trouble: 'content-outside' };
  const type = contentTypeOf(headers['content-type']);
  const parts = type?.mediaType === 'multipart/related' ? partsWithId(body, type.parameters, id) : [];
  return onlyOne(parts.map((bytes) => ({ bytes })));
};

const onlyOne = (found: readonly FoundContent[]): FoundContent => {
  const [first = { trouble: 'content-missing' }, second] = found;
  return second === undefined ? first : { trouble: 'content-repeated' };
};

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

const contentOf = (reply: WireReply, content: Place): FoundContent => {
  const include = optionalChild(content, xop('Include'));
  if (include !== undefined) return included(reply, include);
  const { text, children } = content.element;
  return children.length === 0 && BASE64.test(text)
    ? { bytes: new Uint8Array(Buffer.from(text, 'base64')) }
    : { trouble: 'content-missing' };
};

/**
 * What `AttachmentContentList` of a message holds under an id. The list stands outside of all signatures by the schema (MTOM
 * changes it): nothing in it is believed beyond "these bytes came along". Throws `ContractBreach`.
 */
export const contentInMessage =
  (reply: WireReply, message: Place, { basic }: SmevNames) =>
  (id: string): FoundContent => {
    const list = optionalChild(message, basic('AttachmentContentList'));
    const contents = list === undefined ? [] : childrenOf(list, basic('AttachmentContent'));
    const named = contents.filter((one) =>
      childrenOf(one, basic('Id')).some(({ element }) => element.text.trim() === id),
    );
    return onlyOne(
      named.flatMap((one) => childrenOf(one, basic('Content')).map((content) => contentOf(reply, content))),
    );
  };
