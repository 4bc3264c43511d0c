import { createHash, createHmac } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base 32 in lower case, five bits a character, `length` characters. */
const base32 = (bytes: Uint8Array, length: number): string => {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const surplus = BigInt(bytes.length * 8 - length * 5);
  const kept = bits >> surplus;
  return Array.from({ length }, (_, index) => {
    const shift = BigInt((length - 1 - index) * 5);
    return ALPHABET.charAt(Number((kept >> shift) & 31n));
  }).join('');
};

/** Parts joined so that ("a", "bc") and ("ab", "c") differ. */
const framed = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join('');

/** Deterministic id of `length` ≤ 51 characters: SHA-256 of the framed parts in base 32. */
export const derivedId = (length: number, ...parts: readonly string[]): string =>
  base32(createHash('sha256').update(framed(parts)).digest(), length);

/** SHA-256 of text or bytes as 64 hexadecimal characters. */
export const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Keyed digest: identifiers of people have too little entropy for a plain one. */
export const keyedDigest = (key: string, content: string): string =>
  base32(createHmac('sha256', key).update(content).digest(), 32);

/** JSON with sorted keys: equal content gives equal text whatever the order of its fields. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
