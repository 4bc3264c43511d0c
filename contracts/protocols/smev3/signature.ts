import type { SmevChannel } from '#contracts/protocols/smev3/channel';
import { type SmevNames, smevNames, soap, SOAP } from '#contracts/protocols/smev3/names';
import { envelopeBytes, readSoap, type SoapBody } from '#contracts/protocols/smev3/soap';
import { gostSigner, gostVerifier } from '#contracts/protocols/xmldsig/gost-keys';
import { readSigned } from '#contracts/protocols/xmldsig/read-signed';
import { signElement } from '#contracts/protocols/xmldsig/sign-element';
import type { SignedPlaces } from '#contracts/protocols/xmldsig/signed-document';
import { xml, xmlDocument, type XmlFragment } from '#contracts/wire/xml-writer';
import type { WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { MessageSignature, Verifier } from '#core/message-signature';

/** What we sign: the element with this id, in each of our calls (МР appendix 2). */
const SIGNED_IDS: Readonly<Record<string, string>> = {
  '"urn:SendRequest"': 'SIGNED_BY_CONSUMER',
  '"urn:GetResponse"': 'SIGNED_BY_CALLER',
  '"urn:Ack"': 'SIGNED_BY_CALLER',
  '"urn:GetStatus"': 'SIGNED_BY_CALLER',
};

const escapingOf = ({ textEscaping }: SmevChannel): Pick<SmevChannel, 'textEscaping'> =>
  textEscaping === undefined ? {} : { textEscaping };

const sign =
  (channel: SmevChannel): MessageSignature['sign'] =>
  async (request, signer): Promise<WireRequest> => {
    const id = SIGNED_IDS[request.headers['soapaction'] ?? ''];
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

/** A kind of reply in which the bus signs one element, and the envelope that the signed element is put back into. */
type SignedReply = { places: SignedPlaces; around: (signed: XmlFragment) => XmlFragment };

const signedReplies = ({ types, typesUri }: SmevNames): ReadonlyMap<string, SignedReply> => {
  const body = [soap('Envelope'), soap('Body')];
  const response = [...body, types('GetResponseResponse'), types('ResponseMessage')];
  const accepted = [...body, types('SendRequestResponse')];
  const status = [...body, types('GetStatusResponse'), types('SmevAsyncProcessingMessage')];
  return new Map([
    [
      'GetResponseResponse',
      {
        places: {
          element: [...response, types('Response')],
          signature: [...response, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:GetResponseResponse xmlns:t="${typesUri}"><t:ResponseMessage>${signed}</t:ResponseMessage></t:GetResponseResponse>`,
      },
    ],
    [
      'SendRequestResponse',
      {
        places: {
          element: [...accepted, types('MessageMetadata')],
          signature: [...accepted, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:SendRequestResponse xmlns:t="${typesUri}">${signed}</t:SendRequestResponse>`,
      },
    ],
    [
      'GetStatusResponse',
      {
        places: {
          element: [...status, types('AsyncProcessingStatusData')],
          signature: [...status, types('SMEVSignature')],
        },
        around: (signed) =>
          xml`<t:GetStatusResponse xmlns:t="${typesUri}"><t:SmevAsyncProcessingMessage>${signed}</t:SmevAsyncProcessingMessage></t:GetStatusResponse>`,
      },
    ],
  ]);
};

/**
 * A fault, an empty queue and the reply to an acknowledgement have no signature in the schemas and hold no content. They
 * are believed as far as the connection is.
 */
const isUnsignedByProtocol = (body: SoapBody, { typesUri }: SmevNames): boolean => {
  if (body.type === 'fault') return true;
  const { uri, local, children } = body.content.element;
  return uri === typesUri && children.length === 0 && UNSIGNED.has(local);
};
const UNSIGNED: ReadonlySet<string> = new Set(['AckResponse', 'GetResponseResponse', 'GetStatusResponse']);

const authenticate = (channel: SmevChannel, reply: WireReply, verifier: Verifier): WireReply => {
  const names = smevNames(channel.version);
  const maxBytes = channel.maxReplyBytes;
  const body = readSoap(reply, maxBytes);
  if (isUnsignedByProtocol(body, names)) return reply;
  const kind = body.type === 'fault' ? undefined : signedReplies(names).get(body.content.element.local);
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
export const smevSignature = (channel: SmevChannel): MessageSignature => ({
  sign: sign(channel),
  authenticate: (reply, verifier) => authenticate(channel, reply, verifier),
  signerOf: (privateKey) => gostSigner(privateKey, CURVE),
  verifierOf: (publicKeys) => gostVerifier(publicKeys, CURVE),
});
