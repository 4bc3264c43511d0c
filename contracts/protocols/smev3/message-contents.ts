import { contentTypeOf } from '#contracts/protocols/http';
import { partsById } from '#contracts/protocols/smev3/multipart';
import type { SmevNames } from '#contracts/protocols/smev3/names';
import { childrenOf, optionalChild, type Place, type XmlName } from '#contracts/wire/xml-reader';
import type { XmlElement } from '#contracts/wire/xml-tree';
import type { WireReply } from '#core/agency';
import type { AttachmentTrouble } from '#schemas/attachment';

/** The bytes of one content, or why there are none. */
export type FoundContent = { bytes: Uint8Array } | { trouble: AttachmentTrouble };

const XOP = 'http://www.w3.org/2004/08/xop/include';
const CID = /^cid:([^\s<>"]{1,200})$/;

/** Bodies of the parts of a reply by `Content-ID`. */
type Parts = ReadonlyMap<string, readonly Uint8Array[]>;

const onlyOne = <Found>(found: readonly Found[], read: (one: Found) => FoundContent): FoundContent => {
  const [first, second] = found;
  if (first === undefined) return { trouble: 'content-missing' };
  return second === undefined ? read(first) : { trouble: 'content-repeated' };
};

/** The parts of the reply that an `Include` names (XOP 1.0); any other address is never followed. */
const included = (parts: () => Parts, include: XmlElement): FoundContent => {
  const [, id] = CID.exec(include.attributes.get('href') ?? '') ?? [];
  if (id === undefined) return { trouble: 'content-outside' };
  return onlyOne(parts().get(id) ?? [], (bytes) => ({ bytes }));
};

/** The two classes of white space never meet: a pattern in which they do takes quadratic time on a text of spaces. */
const BASE64 = /^[A-Za-z0-9+/\s]*(={1,2}\s*)?$/;

const contentOf = (parts: () => Parts, content: Place): FoundContent => {
  const { text, children } = content.element;
  const [child, second] = children;
  if (child?.uri === XOP && child.local === 'Include' && second === undefined) return included(parts, child);
  return child === undefined && BASE64.test(text)
    ? { bytes: new Uint8Array(Buffer.from(text, 'base64')) }
    : { trouble: 'content-missing' };
};

const partsIn = ({ headers, body }: WireReply): Parts => {
  const type = contentTypeOf(headers['content-type']);
  return type?.mediaType === 'multipart/related' ? partsById(body, type.parameters) : new Map();
};

const byId = (contents: readonly Place[], name: XmlName): ReadonlyMap<string, readonly Place[]> => {
  const named = new Map<string, Place[]>();
  for (const content of contents) {
    for (const id of new Set(childrenOf(content, name).map(({ element }) => element.text.trim()))) {
      const others = named.get(id);
      if (others === undefined) named.set(id, [content]);
      else others.push(content);
    }
  }
  return named;
};

/**
 * What `AttachmentContentList` of a message holds under an id. The list stands outside of all signatures by the schema (MTOM
 * changes it): nothing in it is believed beyond "these bytes came along", and nobody's word bounds it, so that it and the parts
 * are each gone through once, however many headers ask. Throws `ContractBreach`.
 */
export const contentInMessage = (reply: WireReply, message: Place, { basic }: SmevNames) => {
  const list = optionalChild(message, basic('AttachmentContentList'));
  const contents = list === undefined ? [] : childrenOf(list, basic('AttachmentContent'));
  const named = byId(contents, basic('Id'));
  let known: Parts | undefined;
  const parts = (): Parts => (known ??= partsIn(reply));
  return (id: string): FoundContent =>
    onlyOne(
      (named.get(id) ?? []).flatMap((one) => childrenOf(one, basic('Content'))),
      (content) => contentOf(parts, content),
    );
};
