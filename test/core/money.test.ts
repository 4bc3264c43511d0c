import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kopecksOf, largerOf, roubleTextOf, shownKopecks, smallerOf, sumOf } from '#core/money';

describe('roubles and kopecks', () => {
  test.each([
    ['0', 0],
    ['0.01', 1],
    ['0.10', 10],
    ['7082.85', 708_285],
    ['45500', 4_550_000],
    ['999999999999.99', 99_999_999_999_999],
  ])('%s roubles are %i kopecks', (text, kopecks) => {
    expect(kopecksOf(text)).toBe(kopecks);
  });

  test.each([
    [0, '0.00'],
    [1, '0.01'],
    [10, '0.10'],
    [708_285, '7082.85'],
  ])('%i kopecks are %s roubles', (kopecks, text) => {
    expect(roubleTextOf(kopecks)).toBe(text);
  });

  test('there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (kopecks) => {
        expect(kopecksOf(roubleTextOf(kopecks))).toBe(kopecks);
      }),
    );
  });

  test('sums stay exact beyond the safe integers', () => {
    expect(sumOf([Number.MAX_SAFE_INTEGER, 1, 1])).toBe(9_007_199_254_740_993n);
  });

  test('what is shown stays within the integers that JSON carries', () => {
    expect(shownKopecks(-1n)).toBe(0);
    expect(shownKopecks(42n)).toBe(42);
    expect(shownKopecks(9_007_199_254_740_993n)).toBe(9_007_199_254_740_991);
  });

  test.each([
    [1n, 2n],
    [2n, 1n],
  ])('of %d and %d the larger is 2, the smaller 1', (one, other) => {
    expect(largerOf(one, other)).toBe(2n);
    expect(smallerOf(one, other)).toBe(1n);
  });

  test('sums far apart are compared exactly', () => {
    const sum = 9_007_199_254_740_993n;

    expect(largerOf(sum, sum - 1n)).toBe(sum);
    expect(smallerOf(sum, sum + 1n)).toBe(sum);
  });
});
