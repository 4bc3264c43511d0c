import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { type SmevNames, smevNames, SOAP } from '#contracts/protocols/smev3/names';
import { envelopeBytes, readSoap, type SoapBody } from '#contracts/protocols/smev3/soap';
import { gostSigner, gostVerifier } from '#contracts/protocols/xmldsig/gost-keys';
import { readSigned } from '#contracts/protocols/xmldsig/read-signed';
import { signElement } from '#contracts/protocols/xmldsig/sign-element';
import type { SignedPlaces } from '#contracts/protocols/xmldsig/signed-document';
import { xml, xmlDocument, type XmlFragment } from '#contracts/wire/xml-writer';
import type { WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { MessageSignature, Verifier } from '#core/message-signature';

/** A kind of reply in which the bus signs one element, and the envelope that the signed element is put back into. */
export type SignedReply = { places: SignedPlaces; around: (signed: XmlFragment) => XmlFragment };

/** What is signed in the calls of one side of the exchange, and in the replies to them. */
export type SignedCalls = {
  /** `soapaction` → id of the element that we sign. */
  ids: Readonly<Record<string, string>>;
  /** Local name of a reply → where the bus signs in it. */
  replies: (names: SmevNames) => ReadonlyMap<string, SignedReply>;
  /** Replies without content and, by the schemas, without a place for a signature. */
  unsigned: ReadonlySet<string>;
};

const escapingOf = ({ textEscaping }: SmevChannel): Pick<SmevChannel, 'textEscaping'> =>
  textEscaping === undefined ? {} : { textEscaping };

const sign =
  (channel: SmevChannel, { ids }: SignedCalls): MessageSignature['sign'] =>
  async (request, signer): Promise<WireRequest> => {
    const id = ids[request.headers['soapaction'] ?? ''];
    if (request.body === undefined || id === undefined)
      throw new ContractBreach('/', 'a call that is signed');
    const { typesUri } = smevNames(channel.version);
    const wrap = (signature: XmlFragment): XmlFragment =>
      xml`<t:CallerInformationSystemSignature xmlns:t="${typesUri}">${signature}</t:CallerInformationSystemSignature>`;
    return {
      ...request,
      body: await signElement(request.body, { id, wrap, ...escapingOf(channel) }, signer),
    };
  };

/**
 * A fault, an empty queue and the reply to an acknowledgement have no signature in the schemas and hold no content. They
 * are believed as far as the connection is.
 */
const isUnsignedByProtocol = (
  body: SoapBody,
  { typesUri }: SmevNames,
  { unsigned }: SignedCalls,
): boolean => {
  if (body.type === 'fault') return true;
  const { uri, local, children } = body.content.element;
  return uri === typesUri && children.length === 0 && unsigned.has(local);
};

const authenticate =
  (channel: SmevChannel, calls: SignedCalls): MessageSignature['authenticate'] =>
  (reply: WireReply, verifier: Verifier): WireReply => {
    const names = smevNames(channel.version);
    const maxBytes = channel.maxReplyBytes;
    const body = readSoap(reply, maxBytes);
    if (isUnsignedByProtocol(body, names, calls)) return reply;
    const kind = body.type === 'fault' ? undefined : calls.replies(names).get(body.content.element.local);
    if (kind === undefined) throw new ContractBreach('/', 'a reply that is signed');
    const signed = readSigned(
      envelopeBytes(reply),
      { ...kind.places, ...escapingOf(channel), maxBytes },
      verifier,
    );
    const envelope = xml`<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${kind.around(signed)}</soap:Body></soap:Envelope>`;
    return { ...reply, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: xmlDocument(envelope) };
  };

/** Of the keys in all public messages of СМЭВ. */
const CURVE = 'cryptopro-a';

/** ЭП-ОВ on what we send, ЭП-СМЭВ on what the bus answers (МР §4). */
export const busSignature = (channel: SmevChannel, calls: SignedCalls): MessageSignature => ({
  sign: sign(channel, calls),
  authenticate: authenticate(channel, calls),
  signerOf: (privateKey) => gostSigner(privateKey, CURVE),
  verifierOf: (publicKeys) => gostVerifier(publicKeys, CURVE),
});
