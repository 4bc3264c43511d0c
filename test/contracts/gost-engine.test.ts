import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { simulatedTransform } from '#contracts/protocols/smev3/simulator-transform';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import { agencies } from '#contracts/registry';
import type { WireRequest } from '#core/agency';
import { questionOf } from '#test/contracts/questions';
import { runTool } from '#test/contracts/run-tool';
import { ourPublicKey, signer } from '#test/contracts/signed-messages';
import { channel, OTHER, text } from '#test/contracts/smev3-replies';

/** OpenSSL with the ГОСТ engine: it has no code in common with ours. Looked for, never assumed. */
const hasEngine = runTool(['openssl', 'engine', 'gost', '-t'])?.stdout.includes('[ available ]') === true;

/** Tag, length below 128, content. */
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag, content.length), content]);
};
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

/** RFC 9215: id-tc26-gost3410-12-256, CryptoPro-A, Streebog-256; the key is x, then y, the last byte first. */
const publicKeyPem = (publicKey: string): string => {
  const algorithm = der(
    0x30,
    oid('2a85030701010101'),
    der(0x30, oid('2a850302022301'), oid('2a85030701010202')),
  );
  const key = der(0x03, Buffer.of(0), der(0x04, Buffer.from(publicKey, 'hex')));
  const encoded = der(0x30, algorithm, key).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${encoded.replace(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`;
};

const DS = { ds: 'http://www.w3.org/2000/09/xmldsig#' };

/** What libxml2 finds in a signed message, and what it makes of it: nothing of this is ours. */
const readByLibxml2 = (message: string) => {
  const document = XmlDocument.fromString(message);
  const only = (xpath: string): XmlElement => {
    const [found, second] = document.find(xpath, DS);
    if (!(found instanceof XmlElement) || second !== undefined) throw new Error(`not one ${xpath}`);
    return found;
  };
  try {
    const id = only('//ds:Reference').attr('URI')?.value.slice(1) ?? '';
    return {
      signedInfo: only('//ds:SignedInfo').canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 }),
      value: Buffer.from(only('//ds:SignatureValue').content, 'base64'),
      digest: only('//ds:DigestValue').content,
      transformed: simulatedTransform(only(`//*[@Id="${id}"]`)),
    };
  } finally {
    document.dispose();
  }
};

/** What `openssl dgst -verify` says of the value over the `SignedInfo`, and whether the digest is that of the element. */
const verdict = (message: string): string => {
  const { signedInfo, value, digest, transformed } = readByLibxml2(message);
  const verified = runTool([...ENGINE, '-verify', 'key.pem', '-signature', 'value', 'signed-info.xml'], {
    'key.pem': publicKeyPem(ourPublicKey),
    value,
    'signed-info.xml': signedInfo,
  });
  const digested = runTool([...ENGINE, '-binary', 'element.xml'], { 'element.xml': transformed });
  if (digested?.stdout.toString('base64') !== digest) return 'another digest';
  return verified?.stdout.toString().trim() ?? '';
};
const ENGINE = ['openssl', 'dgst', '-engine', 'gost', '-md_gost12_256'] as const;

const signed = async (request: WireRequest): Promise<string> =>
  text((await smevSignature(channel).sign(request, signer)).body);

/** Every question over the bus, with a name that a canonicaliser may get wrong. */
const questions = agencies.flatMap((agency) =>
  agency.informationTypes.flatMap((type) => {
    if (type.delivery !== 'collected') return [];
    const asked = questionOf(agency, type);
    const name = { family: 'Ли & <Ё> "й"\u00a0', given: "]]&gt; 'я' 𐐷" };
    return [{ kind: type.kind, request: type.encode({ ...asked, subject: { ...asked.subject, name } }) }];
  }),
);

const withEngine = (): void => {
  test('the engine verifies an acknowledgement that we sign', async () => {
    const message = await signed(smevAnswerQueue(channel).encodeAcknowledgement(OTHER));
    expect(verdict(message)).toBe('Verified OK');
    expect(verdict(message.replace('accepted="true"', 'accepted="false"'))).toBe('another digest');
    expect(
      verdict(
        message.replace(/(SignatureValue>)(.)/, (_all, tag, first) => `${tag}${first === 'A' ? 'B' : 'A'}`),
      ),
    ).toBe('Verification failure');
  });

  test.each(questions)('the engine verifies the question of $kind that we sign', async ({ request }) => {
    expect(verdict(await signed(request))).toBe('Verified OK');
  });

  test('the engine computes the digest that we name', () => {
    const file = '012345678901234567890123456789012345678901234567890123456789012';
    const digest = runTool([...ENGINE, '-r', 'file'], { file })?.stdout.toString();
    // RFC 6986, example 1, with the last byte first.
    expect(digest?.slice(0, 64)).toBe('9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500');
  });
};

if (hasEngine) withEngine();
else test.todo('OpenSSL with the ГОСТ engine is not here: apt-get install openssl libengine-gost-openssl');
