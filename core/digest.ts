import { createHmac, hash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base 32 in lower case, five bits a character, `length` characters. */
const base32 = (bytes: Uint8Array, length: number): string => {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >>> (bits - 5)) & 31);
    if (text.length >= length) break;
  }
  return text.slice(0, length);
};

/** Parts joined so that ("a", "bc") and ("ab", "c") differ. */
const framed = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join('');

/** Deterministic id of `length` ≤ 51 characters: SHA-256 of the framed parts in base 32. */
export const derivedId = (length: number, ...parts: readonly string[]): string =>
  base32(hash('sha256', framed(parts), 'buffer'), length);

/** SHA-256 of text or bytes as 64 hexadecimal characters. */
export const digestOf = (content: string | Uint8Array): string => hash('sha256', content);

/** Keyed digest: identifiers of people have too little entropy for a plain one. */
export const keyedDigest = (key: string, content: string): string =>
  base32(createHmac('sha256', key).update(content).digest(), 32);

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

/** JSON has no word for an item that is undefined. */
const canonicalItem = (item: unknown): string => (item === undefined ? 'null' : canonicalJson(item));

/** JSON with sorted keys: equal content gives equal text whatever the order of its fields. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalItem).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value).sort(byName)) {
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(',')}}`;
};
