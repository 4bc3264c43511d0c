import { createHmac } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { gostEngine } from 'node-gost-crypto';

/** id-tc26-gost-3410-2012-256-paramSetB, by its other name CryptoPro-A. */
const ORDER = 0xffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893n;
const Point = weierstrass({
  p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97n,
  a: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd94n,
  b: 166n,
  n: ORDER,
  h: 1n,
  Gx: 1n,
  Gy: 0x8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14n,
});

const numberOf = (hex: string): bigint => BigInt(`0x${hex}`);
const modulo = (value: bigint): bigint => ((value % ORDER) + ORDER) % ORDER;
const inOrder = (value: bigint): bigint => modulo(value) || 1n;
const word = (value: bigint): string => value.toString(16).padStart(64, '0');
const backwards = (hex: string): string => Buffer.from(hex, 'hex').reverse().toString('hex');

/** Streebog-256 by `node-gost-crypto`. */
export const simulatedDigest = (bytes: Uint8Array): Buffer =>
  Buffer.from(
    gostEngine
      .getGostDigest({ name: 'GOST R 34.11', version: 2012, length: 256 })
      .digest(Uint8Array.from(bytes)),
  );

const digestNumber = (bytes: Uint8Array): bigint =>
  inOrder(numberOf(backwards(simulatedDigest(bytes).toString('hex'))));

const secretOf = (privateKey: string): bigint => (numberOf(privateKey) % (ORDER - 1n)) + 1n;

/** The key that verifies what `simulatedSignature` makes: x and y, the last byte first. */
export const simulatedPublicKey = (privateKey: string): string => {
  const { x, y } = Point.BASE.multiply(secretOf(privateKey)).toAffine();
  return backwards(word(x)) + backwards(word(y));
};

/** ГОСТ Р 34.10-2012 by `@noble/curves`: s, then r. The same bytes always get the same signature. */
export const simulatedSignature = (bytes: Uint8Array, privateKey: string): Buffer => {
  const nonce = inOrder(numberOf(createHmac('sha256', privateKey).update(bytes).digest('hex')));
  const r = modulo(Point.BASE.multiply(nonce).toAffine().x);
  const s = modulo(r * secretOf(privateKey) + nonce * digestNumber(bytes));
  return Buffer.from(word(s) + word(r), 'hex');
};

const inverseOf = (value: bigint): bigint => Point.Fn.inv(value);

export const isSimulatedSignature = (bytes: Uint8Array, value: Uint8Array, publicKey: string): boolean => {
  if (value.byteLength !== 64) return false;
  const s = numberOf(Buffer.from(value.subarray(0, 32)).toString('hex'));
  const r = numberOf(Buffer.from(value.subarray(32)).toString('hex'));
  if (s === 0n || r === 0n || s >= ORDER || r >= ORDER) return false;
  const inverted = inverseOf(digestNumber(bytes));
  const key = Point.fromAffine({
    x: numberOf(backwards(publicKey.slice(0, 64))),
    y: numberOf(backwards(publicKey.slice(64))),
  });
  const sum = Point.BASE.multiply(modulo(s * inverted)).add(key.multiply(modulo(-r * inverted)));
  return modulo(sum.toAffine().x) === r;
};
