import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { GostCurve } from '#contracts/protocols/xmldsig/gost-curves';
import { bytesOf, integerOf, inverse, remainder } from '#contracts/protocols/xmldsig/integers';

export type CurvePoint = { x: bigint; y: bigint };

/** One value of DER (X.690): tag, length, content. */
const der = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const lengthOctets =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...lengthOctets]), bytes]);
};

const SEQUENCE = 0x30;
const OCTETS = 0x04;
const ONE = der(0x02, Uint8Array.of(1));
/** OID 1.2.840.10045.1.1, `prime-field`. */
const PRIME_FIELD = Uint8Array.of(0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x01, 0x01);

/** A positive INTEGER: a zero octet before it keeps its first bit from being a sign. */
const positive = (value: bigint): Uint8Array =>
  der(0x02, bytesOf(value, Math.ceil((value.toString(2).length + 1) / 8)));

/** `ECParameters` of SEC 1 appendix C.2 with `point` as the generator. */
const parametersOf = (curve: GostCurve, point: CurvePoint): Uint8Array => {
  const size = curve.bits / 8;
  const octets = (value: bigint) => bytesOf(value, size);
  return der(
    SEQUENCE,
    ONE,
    der(SEQUENCE, PRIME_FIELD, positive(curve.p)),
    der(SEQUENCE, der(OCTETS, octets(curve.a)), der(OCTETS, octets(curve.b))),
    der(OCTETS, Uint8Array.of(4), octets(point.x), octets(point.y)),
    positive(curve.q),
    ONE,
  );
};

/**
 * `factor` times `point`, 1 ≤ factor < q. OpenSSL has no curves of ГОСТ, but it takes any curve that a key brings along:
 * a private key `factor` over a curve whose generator is `point` has the product as its public key. So the
 * multiplication that sees a secret is OpenSSL's own, and there is none of ours.
 */
export const multiplied = (point: CurvePoint, factor: bigint, curve: GostCurve): CurvePoint => {
  const size = curve.bits / 8;
  const sec1 = der(SEQUENCE, ONE, der(OCTETS, bytesOf(factor, size)), der(0xa0, parametersOf(curve, point)));
  const key = createPrivateKey({ key: Buffer.from(sec1), format: 'der', type: 'sec1' });
  const exported = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(-2 * size);
  return { x: integerOf(exported.subarray(0, size)), y: integerOf(exported.subarray(size)) };
};

export const isOnCurve = ({ x, y }: CurvePoint, { p, a, b }: GostCurve): boolean =>
  x < p && y < p && remainder(y * y - x * x * x - a * x - b, p) === 0n;

/** The sum of two points; `undefined` is the point at infinity. */
export const sumOf = (left: CurvePoint, right: CurvePoint, curve: GostCurve): CurvePoint | undefined => {
  const { p, a } = curve;
  if (left.x === right.x && left.y !== right.y) return undefined;
  const slope =
    left.x === right.x
      ? (3n * left.x * left.x + a) * inverse(2n * left.y, p)
      : (right.y - left.y) * inverse(right.x - left.x, p);
  const x = remainder(slope * slope - left.x - right.x, p);
  return { x, y: remainder(slope * (left.x - x) - left.y, p) };
};
