import { describe, expect, it } from 'vitest';
import { canonicalJson, derivedId, digestOf, keyedDigest } from '#core/digest';

describe('digests', () => {
  it('are SHA-256 in hexadecimal (FIPS 180-4, "abc")', () => {
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(digestOf('abc')).toBe(expected);
    expect(digestOf(new Uint8Array([0x61, 0x62, 0x63]))).toBe(expected);
  });

  it('of a person depend on the key', () => {
    // HMAC-SHA-256, RFC 4231 test case 2: 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b9…, in base 32.
    expect(keyedDigest('Jefe', 'what do ya want for nothing?')).toBe('lpomcrv7mb2u42qeeqtarflvy5naapyi');
    expect(keyedDigest('other', 'what do ya want for nothing?')).not.toContain('lpom');
  });

  it('derived from parts keep the parts apart', () => {
    expect(derivedId(26, 'a', 'bc')).not.toBe(derivedId(26, 'ab', 'c'));
    expect(derivedId(13, 'a')).toHaveLength(13);
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: { d: [2, { z: 0, y: null }], c: 'x' } }, '{"a":{"c":"x","d":[2,{"y":null,"z":0}]},"b":1}'],
    [{ a: 1, c: 3, b: 2 }, '{"a":1,"b":2,"c":3}'],
    [[3, 1, 2], '[3,1,2]'],
    [null, 'null'],
    [{ a: undefined, b: 'ё' }, '{"b":"ё"}'],
    ['text', '"text"'],
  ])('of %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});
