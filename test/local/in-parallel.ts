/** Calls `work` for every item, at most `width` at a time, and keeps the order of the answers. */
export const inParallel = async <Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
  width = 8,
): Promise<Done[]> => {
  const done: Done[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) done[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return done;
};
