import * as fc from 'fast-check';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { ExclusiveCanonical } from '#contracts/protocols/xmldsig/exclusive-canonical';
import { readXmlEvents, type XmlEvents } from '#contracts/wire/xml-events';
import { element, plain, written } from '#test/contracts/any-element';
import { runTool } from '#test/contracts/run-tool';

/** xmlsec1 knows neither ГОСТ nor the transform of СМЭВ; our canonicalisation it can check, under RSA with SHA-256. */
const hasXmlsec = runTool(['xmlsec1', '--version'])?.status === 0;

const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const RSA = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' });

/** Tells what lies within the element of that local name, as our signature tells its canonicaliser. */
const within = (local: string, inner: XmlEvents): XmlEvents => {
  let depth = 0;
  return {
    open: (tag) => {
      if (depth === 0 && tag.local !== local) return;
      depth += 1;
      inner.open(tag);
    },
    text: (text) => {
      if (depth > 0) inner.text(text);
    },
    close: (end) => {
      if (depth === 0) return;
      depth -= 1;
      inner.close(end);
    },
  };
};

const canonical = (xml: string, local: string): string => {
  const canonicaliser = new ExclusiveCanonical();
  readXmlEvents(new TextEncoder().encode(xml), 1_000_000, within(local, canonicaliser));
  return canonicaliser.result();
};

const letter = (content: string, signature = ''): string =>
  `<l:Letter xmlns:l="urn:letter" xmlns:p0="urn:0" xmlns="urn:unused"><l:Signed Id="S">${content}</l:Signed>${signature}</l:Letter>`;

/** Canonicalised by our code, digested and signed by Node. */
const signedLetter = (content: string): string => {
  const digest = createHash('sha256')
    .update(canonical(letter(content), 'Signed'))
    .digest('base64');
  const info = `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:CanonicalizationMethod Algorithm="${C14N}"/><ds:SignatureMethod Algorithm="${RSA}"/><ds:Reference URI="#S"><ds:Transforms><ds:Transform Algorithm="${C14N}"/></ds:Transforms><ds:DigestMethod Algorithm="${SHA256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = sign('sha256', Buffer.from(canonical(info, 'SignedInfo')), privateKey).toString('base64');
  return letter(
    content,
    `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${info}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`,
  );
};

const isVerified = (xml: string): boolean =>
  runTool(
    ['xmlsec1', '--verify', '--pubkey-pem', 'key.pem', '--id-attr:Id', 'urn:letter:Signed', 'letter.xml'],
    {
      'key.pem': pem,
      'letter.xml': xml,
    },
  )?.status === 0;

const AWKWARD =
  '<p0:a xmlns:p1="urn:1" b="&#9;&#10;&#13;&lt;&quot;" p1:a="1"><![CDATA[a<b&c]]>]]&gt;&#13; ё и\u0306 𐐷<!-- gone --><b xmlns=""/><b xmlns="urn:b"><?pi stays?></b></p0:a>';

const withXmlsec = (): void => {
  test('xmlsec1 verifies what our canonicaliser has made', () => {
    const xml = signedLetter(AWKWARD.replace('<?pi stays?>', ''));
    expect(isVerified(xml)).toBe(true);
    expect(isVerified(xml.replace('a<b', 'a<c'))).toBe(false);
  });

  test('xmlsec1 verifies two hundred generated elements', () => {
    const elements = fc.sample(element, { numRuns: 200, seed: 20_261_121 });
    const xml = signedLetter(elements.map((root) => written(root, plain)).join(''));
    expect(isVerified(xml)).toBe(true);
  });
};

if (hasXmlsec) withXmlsec();
else test.todo('xmlsec1 is not here: apt-get install xmlsec1');
