import {
  busResponse,
  busSignature,
  inMessage,
  OTHER_KEY,
  soapDocument,
} from '#test/contracts/signed-messages';

const response = busResponse();
const genuine = soapDocument(inMessage(response, busSignature()));
const signed = busSignature();
const FORGED = busResponse('ACCESS_DENIED');
const forgedWith = (id: string) => busResponse('ACCESS_DENIED', id);
const edited = (from: string | RegExp, to: string) =>
  soapDocument(inMessage(response, signed.replace(from, to)));
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const FIRST_TRANSFORM = `<Transform Algorithm="${C14N}"/>`;

/** Each was built from a genuine message; a reader that believed it would read ACCESS_DENIED, or believe nobody's word. */
export const wrappingShapes: Readonly<Record<string, string>> = {
  'no signature': soapDocument(inMessage(response, '')),
  'no element around the signature': soapDocument(
    `<t:GetResponseResponse><t:ResponseMessage>${response}</t:ResponseMessage></t:GetResponseResponse>`,
  ),
  'altered content': soapDocument(inMessage(FORGED, signed)),
  'the original moved into the header, the forged one in its place with the same id': soapDocument(
    inMessage(FORGED, signed),
    `<e:Header>${response}</e:Header>`,
  ),
  'the original moved into the header, the forged one in its place with another id': soapDocument(
    inMessage(forgedWith('X'), signed),
    `<e:Header>${response}</e:Header>`,
  ),
  'the original moved into the header, the forged one without an id': soapDocument(
    inMessage(FORGED.replace(' Id="SIGNED_BY_SMEV"', ''), signed),
    `<e:Header>${response}</e:Header>`,
  ),
  'the forged one first, the original after it': soapDocument(inMessage(forgedWith('X') + response, signed)),
  'the original first, the forged one after it': soapDocument(inMessage(response + forgedWith('X'), signed)),
  'the original inside the forged one': soapDocument(
    inMessage(forgedWith('X').replace('<t:To>x</t:To>', `<t:To>x</t:To>${response}`), signed),
  ),
  'the original inside the signature': soapDocument(
    inMessage(forgedWith('X'), signed.replace('</Signature>', `<Object>${response}</Object></Signature>`)),
  ),
  'the original beside the message': soapDocument(
    `${inMessage(forgedWith('X'), signed)}<t:Other>${response}</t:Other>`,
  ),
  'the original in an element that nobody reads': soapDocument(
    inMessage(forgedWith('X'), signed).replace(
      '<t:SMEVSignature>',
      `<t:Other>${response}</t:Other><t:SMEVSignature>`,
    ),
  ),
  'two messages, the second signed': soapDocument(
    inMessage(response, signed).replace(
      '<t:ResponseMessage>',
      `<t:ResponseMessage>${forgedWith('X')}</t:ResponseMessage><t:ResponseMessage>`,
    ),
  ),
  'two bodies': genuine.replace('<e:Body>', `<e:Body>${inMessage(forgedWith('X'), '')}</e:Body><e:Body>`),
  'the id twice': soapDocument(inMessage(response, signed), '<e:Header><x Id="SIGNED_BY_SMEV"/></e:Header>'),
  'the id twice, as xml:id': soapDocument(inMessage(response, signed), '<e:Header xml:id="SIGNED_BY_SMEV"/>'),
  'the id twice, as ID': soapDocument(inMessage(response, signed), '<e:Header ID="SIGNED_BY_SMEV"/>'),
  'a second signature': soapDocument(inMessage(response, signed + signed)),
  'a second signature in the header': soapDocument(
    inMessage(response, signed),
    `<e:Header>${signed}</e:Header>`,
  ),
  'a signature within the signature': edited('</KeyInfo>', `</KeyInfo><Object>${signed}</Object>`),
  'a signature within KeyInfo': edited('<KeyName>bus</KeyName>', signed),
  'a second SignedInfo before the signed one': edited(
    '<SignedInfo>',
    '<SignedInfo><Reference URI=""/></SignedInfo><SignedInfo>',
  ),
  'a second SignedInfo after the signed one': edited('</SignedInfo>', '</SignedInfo><SignedInfo/>'),
  'a second value': edited('</SignatureValue>', '</SignatureValue><SignatureValue>AA==</SignatureValue>'),
  'a second reference': edited('</Reference>', '</Reference><Reference URI="#SIGNED_BY_PROVIDER"/>'),
  'a reference to another id': edited('#SIGNED_BY_SMEV', '#SIGNED_BY_PROVIDER'),
  'a reference to the whole document': edited('#SIGNED_BY_SMEV', ''),
  'a reference without URI': edited(' URI="#SIGNED_BY_SMEV"', ''),
  'a reference by XPointer': edited('#SIGNED_BY_SMEV', "#xpointer(id('SIGNED_BY_SMEV'))"),
  'a reference to another host': edited('#SIGNED_BY_SMEV', 'https://127.0.0.1/x'),
  'a third transform': edited(FIRST_TRANSFORM, FIRST_TRANSFORM + FIRST_TRANSFORM),
  'one transform less': edited(FIRST_TRANSFORM, ''),
  'transforms in the other order': edited(/(<Transform [^>]*>)(<Transform [^>]*>)/, '$2$1'),
  'an enveloped-signature transform': edited(
    FIRST_TRANSFORM,
    `<Transform Algorithm="${DS}enveloped-signature"/>`,
  ),
  'an XPath transform': edited(
    FIRST_TRANSFORM,
    '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath>1</XPath></Transform>',
  ),
  'an XSLT transform': edited(
    FIRST_TRANSFORM,
    '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/></Transform>',
  ),
  'a list of inclusive prefixes': edited(
    FIRST_TRANSFORM,
    `<Transform Algorithm="${C14N}"><InclusiveNamespaces xmlns="${C14N}" PrefixList="t"/></Transform>`,
  ),
  'canonicalisation with comments': edited(C14N, `${C14N}WithComments`),
  'inclusive canonicalisation': edited(C14N, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
  'the digest of 2001': edited(
    /urn:ietf[^"]*gostr34112012-256"\/><DigestV/,
    'http://www.w3.org/2001/04/xmldsig-more#gostr3411"/><DigestV',
  ),
  'SHA-1 as the digest': edited(/urn:ietf[^"]*gostr34112012-256"\/><DigestV/, `${DS}sha1"/><DigestV`),
  'the algorithm of 2001': edited(
    /urn:ietf[^"]*gostr34102012[^"]*/,
    'http://www.w3.org/2001/04/xmldsig-more#gostr34102001-gostr3411',
  ),
  'a keyed hash instead of a signature': edited(/urn:ietf[^"]*gostr34102012[^"]*/, `${DS}hmac-sha1`),
  'the 512-bit algorithm': edited(/gostr34102012-gostr34112012-256/, 'gostr34102012-gostr34112012-512'),
  'another namespace of the signature': edited(DS, 'http://www.w3.org/2000/09/xmldsig'),
  'a cut digest': edited(/<DigestValue>.*?<\/DigestValue>/, '<DigestValue>AAAA</DigestValue>'),
  'no digest': edited(/<DigestValue>.*?<\/DigestValue>/, '<DigestValue></DigestValue>'),
  'a comment in the digest': edited('<DigestValue>', '<DigestValue><!-- AAAA -->'),
  'a cut value': edited(/<SignatureValue>.*?<\/SignatureValue>/, '<SignatureValue>AAAA</SignatureValue>'),
  'no value': edited(/<SignatureValue>.*?<\/SignatureValue>/, ''),
  'a value of zeros': edited(
    /<SignatureValue>.*?<\/SignatureValue>/,
    `<SignatureValue>${Buffer.alloc(64).toString('base64')}</SignatureValue>`,
  ),
  'a value with a tail': edited('</SignatureValue>', 'AAAA</SignatureValue>'),
  'an element in the value': edited('</SignatureValue>', '<x/></SignatureValue>'),
  'text in the signature': edited('<SignatureValue>', 'text<SignatureValue>'),
  'another key, which KeyInfo names': soapDocument(inMessage(FORGED, busSignature(FORGED, OTHER_KEY))),
  'a comment in a value': genuine.replace('NO_DATA', 'NO_<!-- -->DATA'),
  'a comment between signed elements': genuine.replace('<t:To>', '<!-- --><t:To>'),
  'a DOCTYPE': `<!DOCTYPE Envelope>${genuine}`,
  'an entity': `<!DOCTYPE e:Envelope [<!ENTITY code "NO_DATA">]>${genuine.replace('NO_DATA', '&code;')}`,
  'a processing instruction in a value': genuine.replace('NO_DATA', 'NO_<?x?>DATA'),
  'white space in a value': genuine.replace('NO_DATA', ' NO_DATA'),
  'an element more': genuine.replace('<t:To>', '<t:RequestStatus/><t:To>'),
  'another namespace of the signed element': genuine.replace('<t:Response ', '<t:Response xmlns:t="urn:x" '),
  'a signature beside its place': soapDocument(
    inMessage(response, '').replace(
      '</t:ResponseMessage>',
      `</t:ResponseMessage><t:SMEVSignature>${signed}</t:SMEVSignature>`,
    ),
  ),
  'a signature of another role': genuine.replaceAll('SMEVSignature', 'SenderInformationSystemSignature'),
  'a reply of another kind': soapDocument(`<t:SendResponseResponse>${response}</t:SendResponseResponse>`),
};
