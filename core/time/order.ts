/** The earlier of two ISO days, months or instants: they sort as they follow one another. */
export const earlierOf = <Text extends string>(left: Text, right: Text): Text =>
  right < left ? right : left;

/** The later of two ISO days, months or instants. */
export const laterOf = <Text extends string>(left: Text, right: Text): Text => (right > left ? right : left);

/** Sorts by a text of ours (an id, an ISO day) by code units; what has the same text keeps its place. */
export const inOrderOf =
  <Item>(textOf: (item: Item) => string) =>
  (left: Item, right: Item): number => {
    const one = textOf(left);
    const other = textOf(right);
    return Number(one > other) - Number(one < other);
  };
