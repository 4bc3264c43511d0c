import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import {
  isSimulatedSignature,
  simulatedDigest,
  simulatedSignature,
} from '#contracts/protocols/smev3/simulator-gost';
import { simulatedTransform } from '#contracts/protocols/smev3/simulator-transform';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const TRANSFORM = 'urn://smev-gov-ru/xmldsig/transform';
const CPXMLSEC = 'urn:ietf:params:xml:ns:cpxmlsec:algorithms';
const DIGEST = `${CPXMLSEC}:gostr34112012-256`;
const SIGNATURE = `${CPXMLSEC}:gostr34102012-gostr34112012-256`;
const names = { ds: DS };

const elementAt = (document: XmlDocument, xpath: string): XmlElement | undefined => {
  const found = document.find(xpath, names);
  const [only] = found;
  return found.length === 1 && only instanceof XmlElement ? only : undefined;
};

const digestOf = (element: XmlElement): string =>
  simulatedDigest(Buffer.from(simulatedTransform(element))).toString('base64');

const canonical = (element: XmlElement): Buffer =>
  Buffer.from(element.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 }));

const within = <Result>(xml: string, read: (document: XmlDocument) => Result): Result => {
  const document = XmlDocument.fromString(xml);
  try {
    return read(document);
  } finally {
    document.dispose();
  }
};

/** `Signature` in its own default namespace over the only element with that `Id`: how the bus writes it differs from us. */
export const simulatedSignatureOf = (xml: string, id: string, privateKey: string): string =>
  within(xml, (document) => {
    const element = elementAt(document, `//*[@Id="${id}"]`);
    if (element === undefined) throw new Error('nothing to sign');
    const signedInfo = `<SignedInfo xmlns="${DS}"><CanonicalizationMethod Algorithm="${C14N}"/><SignatureMethod Algorithm="${SIGNATURE}"/><Reference URI="#${id}"><Transforms><Transform Algorithm="${C14N}"/><Transform Algorithm="${TRANSFORM}"/></Transforms><DigestMethod Algorithm="${DIGEST}"/><DigestValue>${digestOf(element)}</DigestValue></Reference></SignedInfo>`;
    const value = within(signedInfo, ({ root }) => simulatedSignature(canonical(root), privateKey));
    return `<Signature xmlns="${DS}">${signedInfo.replace(` xmlns="${DS}"`, '')}<SignatureValue>${value.toString('base64')}</SignatureValue><KeyInfo><KeyName>bus</KeyName></KeyInfo></Signature>`;
  });

type Trouble = 'NoSignatureFound' | 'IncorrectSignatureTarget' | 'SignatureIsInvalid';

const isValid = (document: XmlDocument, element: XmlElement, publicKey: string): boolean => {
  const signedInfo = elementAt(document, '//ds:Signature/ds:SignedInfo');
  const value = elementAt(document, '//ds:Signature/ds:SignatureValue');
  const digest = elementAt(document, '//ds:Reference/ds:DigestValue');
  const algorithms = document.find('//ds:SignedInfo//@Algorithm', names).map((one) => one.content);
  if (signedInfo === undefined || value === undefined) return false;
  return (
    algorithms.join(' ') === [C14N, SIGNATURE, C14N, TRANSFORM, DIGEST].join(' ') &&
    digest?.content === digestOf(element) &&
    isSimulatedSignature(canonical(signedInfo), Buffer.from(value.content, 'base64'), publicKey)
  );
};

/** Whether `CallerInformationSystemSignature` of an envelope is over the element with that id, by that key. */
export const signatureTrouble = (xml: string, id: string, publicKey: string): Trouble | undefined =>
  within(xml, (document) => {
    const signature = elementAt(
      document,
      '//*[local-name()="CallerInformationSystemSignature"]/ds:Signature',
    );
    if (signature === undefined) return 'NoSignatureFound';
    const reference = elementAt(document, '//ds:SignedInfo/ds:Reference');
    const element = elementAt(document, `//*[@Id="${id}"]`);
    if (reference?.attr('URI')?.value !== `#${id}` || element === undefined)
      return 'IncorrectSignatureTarget';
    return isValid(document, element, publicKey) ? undefined : 'SignatureIsInvalid';
  });
