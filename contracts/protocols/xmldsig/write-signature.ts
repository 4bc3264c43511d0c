import {
  digestMethod,
  DSIG,
  EXCLUSIVE_C14N,
  signatureMethod,
  SMEV_TRANSFORM,
} from '#contracts/protocols/xmldsig/signature-names';
import { streebog } from '#contracts/protocols/xmldsig/streebog';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { SignatureBits, Signer } from '#core/message-signature';

const utf8 = new TextEncoder();
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * `SignedInfo` of the profile, in its canonical form: one reference to the element with that id, both transforms in their
 * order. МР table 4: no white space inside. Ours stands in the message as it is; another's must be the same to the letter
 * but for prefixes and white space.
 */
export const signedInfoOf = (id: string, digest: Uint8Array, bits: SignatureBits): XmlFragment =>
  xml`<ds:SignedInfo xmlns:ds="${DSIG}"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${signatureMethod(bits)}"></ds:SignatureMethod><ds:Reference URI="${`#${id}`}"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}"></ds:Transform><ds:Transform Algorithm="${SMEV_TRANSFORM}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${digestMethod(bits)}"></ds:DigestMethod><ds:DigestValue>${base64(digest)}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;

const keyInfoOf = ({ certificate }: Signer): XmlFragment | undefined =>
  certificate === undefined
    ? undefined
    : xml`<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;

/** `ds:Signature` over the element with that id, whose transformed text is given. */
export const writeSignature = async (
  id: string,
  transformed: string,
  signer: Signer,
): Promise<XmlFragment> => {
  const signedInfo = signedInfoOf(id, streebog(utf8.encode(transformed), signer.bits), signer.bits);
  const value = await signer.sign(utf8.encode(signedInfo.markup));
  return xml`<ds:Signature xmlns:ds="${DSIG}">${signedInfo}<ds:SignatureValue>${base64(value)}</ds:SignatureValue>${keyInfoOf(signer)}</ds:Signature>`;
};
