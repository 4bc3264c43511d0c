import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import { ourPublicKey, signer } from '#test/contracts/signed-messages';
import { channel, OTHER, text } from '#test/contracts/smev3-replies';

/** `SVERKA_OPENSSL_GOST=1` asks for it: OpenSSL with the ГОСТ engine (Debian: `libengine-gost-openssl`). */
const wanted = process.env['SVERKA_OPENSSL_GOST'] === '1';

const unlessPossible = (): string | undefined => {
  if (!wanted) return 'Set SVERKA_OPENSSL_GOST=1 to verify our signatures with the engine of OpenSSL.';
  const found = spawnSync('openssl', ['engine', 'gost', '-t'], { encoding: 'utf8' });
  return found.status === 0 && found.stdout.includes('[ available ]')
    ? undefined
    : 'There is no OpenSSL with the ГОСТ engine here: apt-get install openssl libengine-gost-openssl.';
};

const missing = unlessPossible();

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

const queue = smevAnswerQueue(channel);
const signedInfoAndValue = async (): Promise<{ signedInfo: string; value: Buffer }> => {
  const request = await smevSignature(channel).sign(queue.encodeAcknowledgement(OTHER), signer);
  const [, signedInfo = '', value = ''] =
    /(<ds:SignedInfo .*<\/ds:SignedInfo>)<ds:SignatureValue>([^<]+)</.exec(text(request.body)) ?? [];
  return { signedInfo, value: Buffer.from(value, 'base64') };
};

/** What `openssl dgst -verify` prints. */
const verdict = (signedInfo: string, value: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-gost-'));
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const { stdout } = spawnSync(
    'openssl',
    [
      'dgst',
      '-engine',
      'gost',
      '-md_gost12_256',
      '-verify',
      file('key.pem', publicKeyPem(ourPublicKey)),
      '-signature',
      file('value', value),
      file('signed-info.xml', signedInfo),
    ],
    { encoding: 'utf8' },
  );
  return stdout.trim();
};

/** The engine of OpenSSL has no code in common with ours. */
const withEngine = (): void => {
  test('the engine verifies what we sign', async () => {
    const { signedInfo, value } = await signedInfoAndValue();
    expect(verdict(signedInfo, value)).toBe('Verified OK');
  });

  test('the engine refuses it where one letter differs', async () => {
    const { signedInfo, value } = await signedInfoAndValue();
    expect(verdict(signedInfo.replace('#SIGNED', '#SIGNET'), value)).toBe('Verification failure');
  });

  test('the engine computes the digest that we name', () => {
    const digest = execFileSync('openssl', ['dgst', '-engine', 'gost', '-md_gost12_256', '-r'], {
      input: '012345678901234567890123456789012345678901234567890123456789012',
      encoding: 'utf8',
    });
    // RFC 6986, example 1, with the last byte first.
    expect(digest.slice(0, 64)).toBe('9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500');
  });
};

if (missing === undefined) withEngine();
else test.todo(missing);
