import { SignedDocument, type SignedPlaces } from '#contracts/protocols/xmldsig/signed-document';
import { SmevTransform } from '#contracts/protocols/xmldsig/smev-transform';
import { streebog } from '#contracts/protocols/xmldsig/streebog';
import { signedInfoOf } from '#contracts/protocols/xmldsig/write-signature';
import { readXmlEvents } from '#contracts/wire/xml-events';
import { XmlFragment } from '#contracts/wire/xml-writer';
import { ContractBreach } from '#core/faults';
import type { Verifier } from '#core/message-signature';

const utf8 = new TextEncoder();

const refuse = (expectation: string): never => {
  throw new ContractBreach('/Signature', expectation);
};

/** The `SignedInfo` that the profile allows for this element, without prefixes of its writer. */
const shapeOf = (id: string, digest: Uint8Array, { bits }: Verifier): string => {
  const transform = new SmevTransform();
  const bytes = utf8.encode(signedInfoOf(id, digest, bits).markup);
  readXmlEvents(bytes, bytes.byteLength, transform);
  return transform.result();
};

/** Base64 and nothing but: padding and unused bits as they must be. */
const bytesOf = (text: string): Uint8Array => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : refuse('a value in Base64');
};

/**
 * The signed element as it was signed: exclusive canonicalisation, then the transform of СМЭВ. Whoever wants values reads
 * them from this fragment. Nothing of the signature is interpreted: it must be over the very `SignedInfo` that we would
 * have written for this element, so that no other algorithm, reference, transform or digest can be asked for. Keys in the
 * message are not looked at. Throws `ContractBreach`.
 */
export const readSigned = (
  document: Uint8Array,
  places: SignedPlaces & { maxBytes: number },
  verifier: Verifier,
): XmlFragment => {
  const events = new SignedDocument(places);
  readXmlEvents(document, places.maxBytes, events);
  const { id, transformed, signature } = events.result();
  const digest = streebog(utf8.encode(transformed), verifier.bits);
  if (signature.shape !== shapeOf(id, digest, verifier)) {
    refuse('a SignedInfo of the profile with the digest of the signed element');
  }
  if (!verifier.isSignature(utf8.encode(signature.canonical), bytesOf(signature.value))) {
    refuse('a signature of a trusted key');
  }
  return XmlFragment.of(transformed);
};
