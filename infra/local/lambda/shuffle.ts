/** Uniform in [0, 1). */
export type Randomness = () => number;

/** The items in random order (Fisher and Yates). */
export const shuffled = <T>(items: readonly T[], random: Randomness): T[] => {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return result;
};
