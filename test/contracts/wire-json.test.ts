import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '#contracts/wire/json';
import { booleanOf, dayOf, kopecksOf, monthOf } from '#contracts/wire/values';
import { ContractBreach } from '#core/faults';
import { IsoMonth } from '#schemas/time';
import { expectation } from '#test/contracts/hostile-replies';

const MEGABYTE = 1_048_576;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('JSON', () => {
  const json = (text: string) => parseJson(encode(text), MEGABYTE);

  test.each([
    ['a key twice', '{"a":1,"b":{"a":2},"a":3}', 'no key twice'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'no key twice'],
    ['__proto__', '{"__proto__":{}}', 'no key __proto__'],
    ['a fraction', '{"a":45500.10}', 'numbers that are integers within 2^53; amounts as text'],
    ['an exponent', '[1e5]', 'numbers that are integers within 2^53; amounts as text'],
    ['minus zero', '[-0]', 'numbers that are integers within 2^53; amounts as text'],
    ['a number beyond 2^53', '[9007199254740993]', 'numbers that are integers within 2^53; amounts as text'],
    ['a lone surrogate', '["\\ud800"]', 'text without control characters'],
    ['an escaped control character', '{"a":"\\u0000"}', 'text without control characters'],
    ['depth 65', '['.repeat(65) + ']'.repeat(65), 'depth of at most 64'],
    ['depth 100,000', '['.repeat(100_000), 'depth of at most 64'],
    ['10,001 values', `[${'0,'.repeat(10_000)}0]`, 'at most 10000 values'],
    ['a million empty objects', `[${'{},'.repeat(300_000)}{}]`, 'at most 10000 values'],
    ['two values', '{} {}', 'valid JSON'],
    ['a trailing comma', '[1,]', 'valid JSON'],
    ['a comment', '{} // тайна', 'valid JSON'],
    ['nothing', '', 'valid JSON'],
    ['quotes without end', '"\\"'.repeat(200_000), 'valid JSON'],
    ['more bytes than allowed', `"${'x'.repeat(MEGABYTE)}"`, 'at most 1048576 bytes'],
  ])('refuses %s', (_, text, expected) => {
    expect(expectation(() => json(text))).toBe(expected);
  });

  test('keeps what it reads, brackets and colons in strings included', () => {
    const text =
      '{"a":"{[:,\\"]}","b":[1,-2,9007199254740991],"c":[{"a":1},{"a":2}],"d":"a","e":null,"f":"007"}';
    expect(json(text)).toEqual({
      a: '{[:,"]}',
      b: [1, -2, 9007199254740991],
      c: [{ a: 1 }, { a: 2 }],
      d: 'a',
      e: null,
      f: '007',
    });
    expect(json(`${'['.repeat(64)}${']'.repeat(64)}`)).toBeDefined();
    expect(json(`[${'",[{",'.repeat(9_999)}0]`)).toHaveLength(10_000);
  });

  test('reads what JSON.stringify writes', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/[\u0000-\u001f\uFFFE\uFFFF]|\\u00[01]|\\ud|\\[bf]|__proto__/.test(text));
        expect(json(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('values', () => {
  const at = (text: string) => ({ path: '/a', text });

  test.each([
    ['45500.00', 4_550_000],
    ['45500', 4_550_000],
    ['45500.5', 4_550_050],
    ['0.07', 7],
    ['0', 0],
    [' 12.30\n', 1_230],
    ['90071992547409.91', 9_007_199_254_740_991],
  ])('%j is %i kopecks', (text, kopecks) => {
    expect(kopecksOf(at(text))).toBe(kopecks);
  });

  test.each([
    '1e5',
    '45500,00',
    '-1',
    '+1',
    '1.',
    '.5',
    '1.005',
    '',
    ' ',
    '0x10',
    '١٢',
    '1 000',
    '90071992547409.92',
    'NaN',
  ])('%j is no amount', (text) => {
    expect(() => kopecksOf(at(text))).toThrow(new ContractBreach('/a', 'an amount such as 45500.00'));
  });

  test('every amount up to 2^53 kopecks is exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }), (kopecks) => {
        const text = `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`;
        expect(BigInt(kopecksOf(at(text)))).toBe(kopecks);
      }),
    );
  });

  test('a month is what our own months are', () => {
    const characters = fc.constantFrom(...Array.from('0123456789-/١'));
    const near = fc.stringMatching(/^[0-9]{4}-[01][0-9]$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: characters, minLength: 6, maxLength: 8 })), (text) => {
        const isRead = (): boolean => {
          try {
            return monthOf(at(text)) === text;
          } catch (error) {
            if (error instanceof ContractBreach) return false;
            throw error;
          }
        };
        expect({ text, isRead: isRead() }).toEqual({ text, isRead: IsoMonth.safeParse(text).success });
      }),
    );
  });

  test('days, months and flags', () => {
    expect(dayOf(at('2024-02-29'))).toBe('2024-02-29');
    expect(dayOf(at(' 2024-02-29+03:00 '))).toBe('2024-02-29');
    expect(monthOf(at('2026-08'))).toBe('2026-08');
    expect(['true', '1', ' false ', '0'].map((text) => booleanOf(at(text)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    for (const text of ['2023-02-29', '29.02.2024', '2024-02-29T00:00:00', ''])
      expect(() => dayOf(at(text))).toThrow('/a: a day');
    for (const text of [
      '2026-13',
      '2026-00',
      '2026-8',
      '2026/08',
      '20a6-08',
      '2026-0a',
      '2026-08-01',
      '--08',
    ])
      expect(() => monthOf(at(text))).toThrow('/a: a month');
    for (const text of ['yes', 'TRUE', '', 'toString'])
      expect(() => booleanOf(at(text))).toThrow('/a: true or false');
  });
});
