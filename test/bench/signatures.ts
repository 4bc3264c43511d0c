import type { Work } from '#test/bench/cpu-time';
import { smevAnswerOf } from '#test/bench/smev-answer';
import { findAgency } from '#contracts/registry';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { simulatedSignatureOf } from '#contracts/protocols/smev3/simulator-signature';
import { gostCurves } from '#contracts/protocols/xmldsig/gost-curves';
import { gostPublicKey, gostSign, isGostSignature } from '#contracts/protocols/xmldsig/gost-signature';
import { gostSigner } from '#contracts/protocols/xmldsig/gost-keys';
import { signElement } from '#contracts/protocols/xmldsig/sign-element';
import { streebog } from '#contracts/protocols/xmldsig/streebog';

type Prepared = { work: Work; floor: Work; bytes: number };

const BYTES = 20_000;
const KEY = 'b5'.repeat(32);
const ID = 'SIGNED_BY_SMEV';
const curve = gostCurves['cryptopro-a'];
const raw = { digest: curve.p / 7n, privateKey: curve.q / 3n };

const message = (): Uint8Array => smevAnswerOf(BYTES).envelope;

/** The promise is not awaited: everything but joining the strings has happened when it is returned. */
export const preparedSigning = (): Prepared => {
  const document = message();
  const signer = gostSigner(KEY, 'cryptopro-a');
  return {
    work: () => signElement(document, { id: ID, wrap: (signature) => signature }, signer),
    floor: () => [streebog(document, 256), gostSign(raw.digest, raw.privateKey, curve)],
    bytes: document.byteLength,
  };
};

/** From the bytes of a reply to the reply that holds only what was signed. */
export const preparedVerifying = (): Prepared => {
  const text = new TextDecoder().decode(message());
  const signature = simulatedSignatureOf(text, ID, KEY);
  const body = new TextEncoder().encode(
    text.replace('</ns2:Response>', `</ns2:Response><ns2:SMEVSignature>${signature}</ns2:SMEVSignature>`),
  );
  const ofTax = findAgency('tax')?.endpoints['smev']?.signature;
  if (ofTax === undefined) throw new Error('the tax service signs nothing');
  const verifier = ofTax.verifierOf([simulatedPublicKey(KEY)]);
  const reply = { status: 200, headers: { 'content-type': 'text/xml' }, body };
  const known = { digest: raw.digest, publicKey: gostPublicKey(raw.privateKey, curve) };
  const made = gostSign(raw.digest, raw.privateKey, curve);
  return {
    work: () => ofTax.authenticate(reply, verifier),
    floor: () => [streebog(body, 256), isGostSignature(made, known, curve)],
    bytes: body.byteLength,
  };
};
