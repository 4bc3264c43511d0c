import { contentTypeOf } from '#contracts/protocols/http';
import type { SmevFault } from '#contracts/protocols/smev3/faults';
import { rootPartOf } from '#contracts/protocols/smev3/multipart';
import { soap, SOAP } from '#contracts/protocols/smev3/names';
import { parseXml } from '#contracts/wire/xml';
import { childOf, onlyChild, type Place, rootOf } from '#contracts/wire/xml-reader';
import { xml, xmlDocument, type XmlFragment } from '#contracts/wire/xml-writer';
import type { WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';

/** One SOAP 1.1 call to an endpoint. */
export const soapRequest = (endpoint: string, action: string, content: XmlFragment): WireRequest => ({
  endpoint,
  method: 'POST',
  path: '',
  headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"urn:${action}"` },
  body: xmlDocument(
    xml`<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${content}</soap:Body></soap:Envelope>`,
  ),
});

const XML_TYPES: ReadonlySet<string> = new Set([
  'text/xml',
  'application/xml',
  'application/soap+xml',
  'application/xop+xml',
]);

/** Boundary of a multipart body whose headers were lost: its first line. */
const sniffedBoundary = (body: Uint8Array): ReadonlyMap<string, string> | undefined => {
  const [, boundary] =
    /^(?:\r?\n)?--([^\r\n]{1,70})\r?\n/.exec(Buffer.from(body.subarray(0, 100)).toString('latin1')) ?? [];
  return boundary === undefined ? undefined : new Map([['boundary', boundary]]);
};

/** Bytes of the envelope: the body, or the root part of a multipart body. */
export const envelopeBytes = ({ headers, body }: WireReply): Uint8Array => {
  const type = contentTypeOf(headers['content-type']);
  if (type === undefined) {
    const sniffed = sniffedBoundary(body);
    return sniffed === undefined ? body : rootPartOf(body, sniffed);
  }
  if (type.mediaType === 'multipart/related') return rootPartOf(body, type.parameters);
  if (!XML_TYPES.has(type.mediaType)) throw new ContractBreach('/', 'a content type of XML');
  if ((type.parameters.get('charset') ?? 'utf-8').toLowerCase() !== 'utf-8') {
    throw new ContractBreach('/', 'content in UTF-8');
  }
  return body;
};

const DESCRIPTION_NUMBER = /^\s*SMEV-(\d{1,4})\b/;

/** Number of `SMEV-NNN` at the start of the description, whatever namespace the contour puts it in. */
export const faultNumberIn = (place: Place): string | undefined => {
  const description = place.element.children.find(({ local }) => local === 'Description');
  return DESCRIPTION_NUMBER.exec(description?.text ?? '')?.[1];
};

const faultOf = (fault: Place): SmevFault => {
  const detail = fault.element.children.find(({ local }) => local === 'detail');
  const [element] = detail?.children ?? [];
  if (element === undefined) return { name: '' };
  const number = faultNumberIn({ path: fault.path, element });
  return { name: element.local, ...(number === undefined ? {} : { number }) };
};

export type SoapBody = { type: 'fault'; fault: SmevFault } | { type: 'content'; content: Place };

const bodyOf = (reply: WireReply, maxBytes: number): SoapBody => {
  const envelope = rootOf(parseXml(envelopeBytes(reply), maxBytes), soap('Envelope'));
  const content = onlyChild(childOf(envelope, soap('Body')));
  const { uri, local } = content.element;
  return uri === SOAP && local === 'Fault'
    ? { type: 'fault', fault: faultOf(content) }
    : { type: 'content', content };
};

/**
 * One reply is asked for its message id, its answer and its attachments, one after another: its bytes are parsed once. Only the
 * latest is kept: a map of replies, even a weak one, holds every tree until memory is next collected in full.
 */
let latest: { reply: WireReply; body: SoapBody } | undefined;

/** What the envelope of a reply holds: a fault or the only element of its body. Throws `ContractBreach`. */
export const readSoap = (reply: WireReply, maxBytes: number): SoapBody => {
  if (reply.body.byteLength > maxBytes) throw new ContractBreach('/', `at most ${maxBytes} bytes`);
  if (latest?.reply !== reply) latest = { reply, body: bodyOf(reply, maxBytes) };
  return latest.body;
};
