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

/** Places that are not shown; `undefined` where no choice of them hides every small count. */
const hiddenPlaces = (counts: readonly number[]): ReadonlySet<number> | undefined => {
  const small = [...counts.keys()].filter((place) => isSmall(counts[place] ?? 0));
  if (small.length === 0) return new Set();
  const complements = complementsOf(counts);
  return complements === undefined ? undefined : new Set([...small, ...complements]);
};

const publishedCount = (count: number, isHidden: boolean): ReportCount => {
  if (isSmall(count)) return '<5';
  return isHidden && count > 0 ? '>=5' : count;
};

/** A count that is hidden alone would be the total less the others: the next one is hidden with it. */
const coverOfLone = (counts: readonly number[], hidden: ReadonlySet<number>): number | undefined => {
  const alone = [...hidden].filter((place) => (counts[place] ?? 0) > 0);
  if (alone.length !== 1) return undefined;
  const cover = counts.findIndex((count, place) => count > 0 && !hidden.has(place));
  return cover === -1 ? undefined : cover;
};

/** Counts of some rows, and their sum as it is shown. */
type Part = { whole: ReportCount; counts: readonly number[] };

/**
 * Several counts of the same rows, each a table whose total is shown. Small ones become `<5`, others with them `>=5`;
 * where that is not enough, all of a table are withheld, zeros too, and so is what belongs to a total that is not shown.
 * A row that is hidden in one table is hidden in all: of contracts and verifications the one bounds the other. This
 * guards the tables of one report: who takes the difference of two reports over nearly the same offices or days can learn
 * more, so reports belong to those who may see the cases.
 */
export const publishedTogether = (parts: readonly Part[]): ReportCount[][] => {
  const own = parts.map(({ whole, counts }) =>
    typeof whole === 'number' ? hiddenPlaces(counts) : undefined,
  );
  const shown = parts.filter((_part, table) => own[table] !== undefined);
  const hidden = new Set(own.flatMap((places) => [...(places ?? [])]));
  let cover: number | undefined;
  do {
    cover = shown.map(({ counts }) => coverOfLone(counts, hidden)).find((place) => place !== undefined);
    if (cover !== undefined) hidden.add(cover);
  } while (cover !== undefined);
  return parts.map(({ counts }, table) =>
    counts.map((count, place) =>
      own[table] === undefined ? 'withheld' : publishedCount(count, hidden.has(place)),
    ),
  );
};

/** The counts of one table, beside its total. */
export const publishedParts = (whole: ReportCount, counts: readonly number[]): ReportCount[] =>
  publishedTogether([{ whole, counts }])[0] ?? [];
