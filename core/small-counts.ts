import type { ReportCount } from '#schemas/programme-report';

/**
 * A count of one to four families of a village is a list of neighbours, not a statistic: five is the usual least number
 * of persons behind a published figure of official statistics.
 */
export const SMALL_COUNT_BELOW = 5;

/** The published counts leave a hidden one at least this much room: any of 1, 2, 3 and 4 is possible. */
const ROOM = SMALL_COUNT_BELOW - 2;

const isSmall = (count: number): boolean => count > 0 && count < SMALL_COUNT_BELOW;

/** A count alone, whose parts are published beside it or not at all. */
export const publishedTotal = (count: number): ReportCount => (isSmall(count) ? '<5' : count);

/** How far the hidden counts are from the least that their marks allow. */
const roomIn = (counts: readonly number[]): number =>
  counts.reduce((room, count) => room + count - (isSmall(count) ? 1 : SMALL_COUNT_BELOW), 0);

/**
 * Places of the counts that are hidden with the small ones, so that none can be computed from the total. They are taken
 * in the order of the table: were they chosen by their size, the choice itself would tell something of the small ones.
 */
const complementsOf = (counts: readonly number[]): ReadonlySet<number> | undefined => {
  const hidden = counts.filter(isSmall);
  const places = new Set<number>();
  for (const [place, count] of counts.entries()) {
    if (places.size > 0 && roomIn(hidden) >= ROOM) return places;
    if (count < SMALL_COUNT_BELOW) continue;
    hidden.push(count);
    places.add(place);
  }
  return places.size > 0 && roomIn(hidden) >= ROOM ? places : undefined;
};

/**
 * The counts of a table whose total is published. Small ones become `<5`, others with them `>=5`; where that is not
 * enough, all are withheld, zeros too. This guards one table: who takes the difference of two reports over nearly the
 * same offices or days can learn more, so reports belong to those who may see the cases.
 */
export const publishedCounts = (counts: readonly number[]): ReportCount[] => {
  if (!counts.some(isSmall)) return [...counts];
  const complements = complementsOf(counts);
  if (complements === undefined) return counts.map(() => 'withheld');
  return counts.map((count, place) => {
    if (isSmall(count)) return '<5';
    return complements.has(place) ? '>=5' : count;
  });
};
