import { describe, expect, test } from 'vitest';
import { onTimeShare } from '#core/terms/on-time';
import { publishedParts, publishedTogether, publishedTotal } from '#core/programme/small-counts';

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const publishedCounts = (counts: readonly number[]) => publishedParts(sumOf(counts), counts);

describe('small counts are hidden', () => {
  test.each([
    ['nothing is small', [12, 0, 7], [12, 0, 7]],
    ['a small one takes another with it', [3, 20, 9], ['<5', '>=5', 9]],
    ['the other is chosen by its place, not by its size', [20, 9, 3], ['>=5', 9, '<5']],
    // 2 + 5 leaves 3 to 1 … 2 only: a second one is hidden.
    ['one is not enough where the sum is low', [2, 5, 9, 30], ['<5', '>=5', '>=5', 30]],
    ['zero concerns nobody', [0, 4, 6, 8], [0, '<5', '>=5', 8]],
    ['two small ones also need a third: 1 + 1 = 2', [1, 1, 40], ['<5', '<5', '>=5']],
    ['no way to hide it', [1, 1, 0], ['withheld', 'withheld', 'withheld']],
    ['all are ones', [1, 1, 1, 1, 1, 1], Array<string>(6).fill('withheld')],
  ])('%s', (_name, counts, published) => {
    expect(publishedCounts(counts)).toEqual(published);
  });

  test.each([
    [0, 0],
    [1, '<5'],
    [4, '<5'],
    [5, 5],
  ] as const)('a total of %d', (count, published) => {
    expect(publishedTotal(count)).toBe(published);
  });
});

/** Every table of so many places with counts up to the limit. */
const tables = (places: number, limit: number): number[][] =>
  places === 0
    ? [[]]
    : tables(places - 1, limit).flatMap((rest) =>
        Array.from({ length: limit + 1 }, (_, count) => [...rest, count]),
      );

describe('a hidden count cannot be computed, also by who knows the rule', () => {
  test.each([
    [2, 24],
    [3, 20],
    [4, 13],
  ])('%d places: another table of the same total looks the same and differs there', (places, limit) => {
    const alike = new Map<string, number[][]>();
    for (const counts of tables(places, limit)) {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const looks = JSON.stringify([publishedTotal(total), publishedCounts(counts)]);
      alike.set(looks, [...(alike.get(looks) ?? []), counts]);
    }
    const computable = [...alike].flatMap(([looks, same]) => {
      // Another table may have to move a few from one place to another: the limit must not be in the way.
      const first = same.find((one) => Math.max(...one) <= limit - 4) ?? [];
      const isHidden = publishedCounts(first).map((count) => typeof count !== 'number');
      const given = first.filter(
        (count, place) => isHidden[place] && same.every((one) => one[place] === count),
      );
      return given.length > 0 ? [looks] : [];
    });
    expect(computable).toEqual([]);
  });
});

describe('the share on time', () => {
  test.each([
    ['all', [30, 0], { fromPercent: 100, toPercent: 100 }],
    ['none', [0, 6], { fromPercent: 0, toPercent: 0 }],
    ['exact where both parts are large', [40, 20], { fromPercent: 67, toPercent: 67 }],
    ['one of forty late', [39, 1], { fromPercent: 90, toPercent: 100 }],
    ['four of forty late', [36, 4], { fromPercent: 90, toPercent: 100 }],
    ['one of forty on time', [1, 39], { fromPercent: 0, toPercent: 10 }],
    ['both parts small', [3, 3], undefined],
    ['nothing known', [0, 0], undefined],
  ] as const)('%s', (_name, [kept, missed], share) => {
    expect(onTimeShare(kept, missed)).toEqual(share);
  });
});

describe('several counts of the same rows', () => {
  const together = (...tables: number[][]) =>
    publishedTogether(tables.map((counts) => ({ whole: publishedTotal(sumOf(counts)), counts })));

  test.each([
    [
      'nothing is small',
      [
        [12, 7],
        [9, 6],
      ],
      [
        [12, 7],
        [9, 6],
      ],
    ],
    [
      'a row that is hidden in one is hidden in the other',
      [
        [30, 20, 9],
        [12, 3, 8],
      ],
      [
        ['>=5', '>=5', 9],
        ['>=5', '<5', 8],
      ],
    ],
    [
      'zero stays, and the next is hidden in its place: alone it would be the total less the others',
      [
        [20, 3, 9],
        [20, 0, 9],
      ],
      [
        ['>=5', '<5', '>=5'],
        ['>=5', 0, '>=5'],
      ],
    ],
    [
      'one that cannot be shown does not take the other with it',
      [
        [20, 9],
        [2, 1],
      ],
      [
        [20, 9],
        ['withheld', 'withheld'],
      ],
    ],
  ])('%s', (_name, tables, published) => {
    expect(together(...tables)).toEqual(published);
  });

  test('parts of a total that is not shown are not shown, zeros neither', () => {
    expect(publishedTogether([{ whole: '>=5', counts: [20, 0] }])).toEqual([['withheld', 'withheld']]);
  });

  test('never is a single count hidden, and never less than in a table alone', () => {
    const sizes = [0, 1, 4, 5, 9];
    const rows = sizes.flatMap((one) => sizes.flatMap((two) => sizes.map((three) => [one, two, three])));
    const wrong = rows.flatMap((left) =>
      rows.flatMap((right) =>
        together(left, right).flatMap((published, table) => {
          const counts = [left, right][table] ?? [];
          const alone = publishedCounts(counts);
          const hidden = published.filter((count) => typeof count !== 'number').length;
          const others = counts.filter((count) => count > 0).length;
          const showsMore = published.some(
            (count, place) => typeof count === 'number' && count !== alone[place],
          );
          return (hidden === 1 && others > 1) || showsMore ? [[left, right]] : [];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
