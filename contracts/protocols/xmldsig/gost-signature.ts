import { type CurvePoint, isOnCurve, multiplied, sumOf } from '#contracts/protocols/xmldsig/curve-point';
import { deterministicNonces } from '#contracts/protocols/xmldsig/deterministic-nonce';
import type { GostCurve } from '#contracts/protocols/xmldsig/gost-curves';
import { inverse, remainder } from '#contracts/protocols/xmldsig/integers';

/** The two numbers of a signature. */
export type GostSignature = { r: bigint; s: bigint };

/** Step 2 of both procedures: the digest modulo q, and never zero. */
const numberToSign = (digest: bigint, { q }: GostCurve): bigint => {
  const number = remainder(digest, q);
  return number === 0n ? 1n : number;
};

export const gostPublicKey = (privateKey: bigint, curve: GostCurve): CurvePoint =>
  multiplied(curve, privateKey, curve);

/** Signature with one given secret number `nonce`; `undefined` where the standard asks for another one. */
export const gostSignWith = (
  nonce: bigint,
  { digest, privateKey }: { digest: bigint; privateKey: bigint },
  curve: GostCurve,
): GostSignature | undefined => {
  const r = remainder(multiplied(curve, nonce, curve).x, curve.q);
  const s = remainder(r * privateKey + nonce * numberToSign(digest, curve), curve.q);
  return r === 0n || s === 0n ? undefined : { r, s };
};

/** ГОСТ Р 34.10-2012 (RFC 7091 section 6.1) with the deterministic numbers of RFC 6979. 1 ≤ privateKey < q. */
export const gostSign = (digest: bigint, privateKey: bigint, curve: GostCurve): GostSignature => {
  const nonces = deterministicNonces(privateKey, remainder(digest, curve.q), curve.q);
  for (;;) {
    const signature = gostSignWith(nonces.next().value, { digest, privateKey }, curve);
    if (signature !== undefined) return signature;
  }
};

/** RFC 7091 section 6.2. */
export const isGostSignature = (
  { r, s }: GostSignature,
  { digest, publicKey }: { digest: bigint; publicKey: CurvePoint },
  curve: GostCurve,
): boolean => {
  const { q } = curve;
  if (r <= 0n || r >= q || s <= 0n || s >= q || !isOnCurve(publicKey, curve)) return false;
  const inverted = inverse(numberToSign(digest, curve), q);
  const sum = sumOf(
    multiplied(curve, remainder(s * inverted, q), curve),
    multiplied(publicKey, remainder(-r * inverted, q), curve),
    curve,
  );
  return sum !== undefined && remainder(sum.x, q) === r;
};
