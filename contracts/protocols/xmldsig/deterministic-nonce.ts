import { createHmac } from 'node:crypto';
import { bytesOf, integerOf } from '#contracts/protocols/xmldsig/integers';

const HASH_BYTES = 64;

const keyed = (key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array =>
  createHmac('sha512', key).update(Buffer.concat(parts)).digest();

/** `bits2int` of RFC 6979 section 2.3.2: the leftmost bits, as many as `order` has. */
const leftmost = (bytes: Uint8Array, order: bigint): bigint => {
  const excess = 8 * bytes.byteLength - order.toString(2).length;
  const value = integerOf(bytes);
  return excess > 0 ? value >> BigInt(excess) : value;
};

/**
 * The secret numbers of a signature, one after another, each from 1 to `order - 1`: RFC 6979 section 3.2 with HMAC-SHA-512.
 * They follow from the private key and the digest, so that no weak source of randomness can give a key away and a
 * repeated message has the same signature. `digest`: the number that is signed, reduced modulo the order.
 */
export function* deterministicNonces(key: bigint, digest: bigint, order: bigint): Generator<bigint, never> {
  const size = Math.ceil(order.toString(2).length / 8);
  const seed = [bytesOf(key, size), bytesOf(digest, size)];
  let value: Uint8Array = new Uint8Array(HASH_BYTES).fill(1);
  let chain: Uint8Array = new Uint8Array(HASH_BYTES);
  for (const step of [0, 1]) {
    chain = keyed(chain, value, Uint8Array.of(step), ...seed);
    value = keyed(chain, value);
  }
  for (;;) {
    // One value of HMAC-SHA-512 is at least as long as any order here.
    value = keyed(chain, value);
    const nonce = leftmost(value, order);
    if (nonce >= 1n && nonce < order) yield nonce;
    chain = keyed(chain, value, Uint8Array.of(0));
    value = keyed(chain, value);
  }
}
