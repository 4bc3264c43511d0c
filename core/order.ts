/** The earlier of two ISO days, months or instants: they sort as they follow one another. */
export const earlierOf = <Text extends string>(left: Text, right: Text): Text =>
  [left, right].toSorted()[0] ?? left;

/** The later of two ISO days, months or instants. */
export const laterOf = <Text extends string>(left: Text, right: Text): Text =>
  [left, right].toSorted()[1] ?? left;
