import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from '#core/digest';
import { isSameContent } from '#core/same-content';

describe('isSameContent', () => {
  test.each<[string, unknown, unknown]>([
    ['fields in another order', { a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }],
    ['a field that is undefined and one that is not there', { a: 1, b: undefined }, { a: 1 }],
    ['nothing', null, null],
    ['texts', 'ё', 'ё'],
    ['empty lists', [], []],
  ])('is true of %s', (...[, one, other]) => {
    expect(isSameContent(one, other)).toBe(true);
    expect(isSameContent(other, one)).toBe(true);
  });

  test.each<[string, unknown, unknown]>([
    ['another value', { a: 1 }, { a: 2 }],
    ['a number and its text', { a: 1 }, { a: '1' }],
    ['a field more', { a: 1 }, { a: 1, b: 2 }],
    ['as many fields under other names', { a: 1, b: undefined }, { b: undefined, c: 1 }],
    ['a list in another order', [1, 2], [2, 1]],
    ['a longer list', [1], [1, 2]],
    ['a list and an object', [], {}],
    ['an object and nothing', {}, null],
    ['a name that every object has', { toString: 'x' }, {}],
  ])('is false of %s', (...[, one, other]) => {
    expect(isSameContent(one, other)).toBe(false);
    expect(isSameContent(other, one)).toBe(false);
  });

  it('says what comparing canonical texts says', () => {
    const few = fc.anything({
      key: fc.constantFrom('a', 'b', 'c'),
      values: [fc.constantFrom(0, 1, 'a', null)],
    });
    fc.assert(
      fc.property(few, few, (one, other) => {
        expect(isSameContent(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      }),
    );
  });
});
