/** A heap by time: what is due first is taken first. An entry that is no longer the item's time is passed over. */
export type DueIndex<Item> = {
  put: (item: Item, atMs: number) => void;
  remove: (item: Item) => void;
  atOf: (item: Item) => number | undefined;
  /** Up to so many items that are due; they stay in the index until they are put anew or removed. */
  due: (nowMs: number, limit: number) => Item[];
};

type Entry<Item> = { item: Item; atMs: number };

const rise = <Item>(heap: Entry<Item>[], entry: Entry<Item>): void => {
  let place = heap.length;
  while (place > 0) {
    const parent = heap[(place - 1) >> 1];
    if (parent === undefined || parent.atMs <= entry.atMs) break;
    heap[place] = parent;
    place = (place - 1) >> 1;
  }
  heap[place] = entry;
};

const lesserChild = <Item>(heap: readonly Entry<Item>[], place: number): number => {
  const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
  return right !== undefined && left !== undefined && right.atMs < left.atMs ? 2 * place + 2 : 2 * place + 1;
};

const takeFirst = <Item>(heap: Entry<Item>[]): void => {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const child = lesserChild(heap, place);
    const lesser = heap[child];
    if (lesser === undefined || lesser.atMs >= last.atMs) break;
    heap[place] = lesser;
    place = child;
  }
  heap[place] = last;
};

export const dueIndex = <Item>(): DueIndex<Item> => {
  const heap: Entry<Item>[] = [];
  const times = new Map<Item, number>();
  return {
    put: (item, atMs) => {
      times.set(item, atMs);
      rise(heap, { item, atMs });
    },
    remove: (item) => {
      times.delete(item);
    },
    atOf: (item) => times.get(item),
    due: (nowMs, limit) => {
      const found = new Set<Item>();
      for (let first = heap[0]; first !== undefined && first.atMs <= nowMs; [first] = heap) {
        if (times.get(first.item) === first.atMs) {
          if (found.size === limit) break;
          found.add(first.item);
        }
        takeFirst(heap);
      }
      return [...found];
    },
  };
};
