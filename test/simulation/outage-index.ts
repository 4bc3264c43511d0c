/** What stands in an index: when it is looked at next, and under which minute it was put last. */
export type Indexed = { lookMs: number; lookMinute: number };

/**
 * Items by the minute in which a timer finds them: millions, each put again and again. An entry that is no longer the item's
 * minute is passed over.
 */
export type DueIndex<Item extends Indexed> = {
  put: (item: Item, atMs: number) => void;
  /** Takes up to so many that are due, the earliest minute first; the others stay. */
  due: (nowMs: number, limit: number) => Item[];
};

const MINUTE_MS = 60_000;
const NOWHERE = -1;

type Bucket<Item> = { items: Item[]; taken: number };

export const dueIndex = <Item extends Indexed>(startsAtMs: number): DueIndex<Item> => {
  const buckets = new Map<number, Bucket<Item>>();
  let first = Math.floor(startsAtMs / MINUTE_MS);

  const takeFrom = (bucket: Bucket<Item>, found: Item[], limit: number): void => {
    for (; bucket.taken < bucket.items.length && found.length < limit; bucket.taken += 1) {
      const item = bucket.items[bucket.taken];
      if (item?.lookMinute !== first) continue;
      item.lookMinute = NOWHERE;
      found.push(item);
    }
  };

  return {
    put: (item, atMs) => {
      item.lookMs = atMs;
      item.lookMinute = Math.max(first, Math.ceil(atMs / MINUTE_MS));
      const bucket = buckets.get(item.lookMinute);
      if (bucket === undefined) buckets.set(item.lookMinute, { items: [item], taken: 0 });
      else bucket.items.push(item);
    },
    due: (nowMs, limit) => {
      const found: Item[] = [];
      const last = Math.floor(nowMs / MINUTE_MS);
      while (first <= last && found.length < limit) {
        const bucket = buckets.get(first);
        if (bucket !== undefined) takeFrom(bucket, found, limit);
        if (bucket !== undefined && bucket.taken < bucket.items.length) break;
        buckets.delete(first);
        first += 1;
      }
      return found;
    },
  };
};
