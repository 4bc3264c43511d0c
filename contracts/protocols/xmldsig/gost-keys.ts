import { type CurvePoint, isOnCurve } from '#contracts/protocols/xmldsig/curve-point';
import { type GostCurve, type GostCurveName, gostCurves } from '#contracts/protocols/xmldsig/gost-curves';
import { gostPublicKey, gostSign, isGostSignature } from '#contracts/protocols/xmldsig/gost-signature';
import { bytesOf, integerOf } from '#contracts/protocols/xmldsig/integers';
import { streebog } from '#contracts/protocols/xmldsig/streebog';
import type { Signer, Verifier } from '#core/message-signature';

/** The digest is read with its last byte first (RFC 7091 section 5.3 with the byte order of RFC 6986). */
const digestOf = (bytes: Uint8Array, { bits }: GostCurve): bigint =>
  integerOf(streebog(bytes, bits).toReversed());

/** A private key from 0 to q - 1 out of at least as many random bytes as the curve has. */
const privateKeyOf = (hex: string, curve: GostCurve): bigint => {
  if (!/^[0-9a-f]+$/i.test(hex) || hex.length < curve.bits / 4)
    throw new RangeError('a private key in hexadecimal');
  return (BigInt(`0x${hex}`) % (curve.q - 1n)) + 1n;
};

/** A public key as certificates have it (RFC 9215): x, then y, each with its last byte first, in hexadecimal. */
const publicKeyOf = (hex: string, curve: GostCurve): CurvePoint => {
  const size = curve.bits / 8;
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  const point = {
    x: integerOf(bytes.subarray(0, size).toReversed()),
    y: integerOf(bytes.subarray(size).toReversed()),
  };
  if (hex.length !== 4 * size || bytes.byteLength !== 2 * size || !isOnCurve(point, curve)) {
    throw new RangeError('a public key on the curve, in hexadecimal');
  }
  return point;
};

/** The public key of a private one, as `gostVerifier` takes it. */
export const publicKeyHex = (privateKey: string, curveName: GostCurveName): string => {
  const curve = gostCurves[curveName];
  const { x, y } = gostPublicKey(privateKeyOf(privateKey, curve), curve);
  const size = curve.bits / 8;
  return [x, y].map((value) => Buffer.from(bytesOf(value, size).toReversed()).toString('hex')).join('');
};

/**
 * A signer whose key is in this process, for test stands. `privateKey`: hexadecimal, at least as long as the curve;
 * any random bytes are a key. Throws `RangeError`.
 */
export const gostSigner = (privateKey: string, curveName: GostCurveName): Signer => {
  const curve = gostCurves[curveName];
  const key = privateKeyOf(privateKey, curve);
  return {
    bits: curve.bits,
    sign: (signedInfo) => {
      const { r, s } = gostSign(digestOf(signedInfo, curve), key, curve);
      const size = curve.bits / 8;
      return Promise.resolve(Uint8Array.from([...bytesOf(s, size), ...bytesOf(r, size)]));
    },
  };
};

/** Trusts these public keys, one of which is enough: a sender changes its key by being trusted with both for a while. */
export const gostVerifier = (publicKeys: readonly string[], curveName: GostCurveName): Verifier => {
  const curve = gostCurves[curveName];
  const trusted = publicKeys.map((hex) => publicKeyOf(hex, curve));
  const size = curve.bits / 8;
  return {
    bits: curve.bits,
    isSignature: (signedInfo, value) => {
      if (value.byteLength !== 2 * size) return false;
      const signature = { s: integerOf(value.subarray(0, size)), r: integerOf(value.subarray(size)) };
      const digest = digestOf(signedInfo, curve);
      return trusted.some((publicKey) => isGostSignature(signature, { digest, publicKey }, curve));
    },
  };
};
