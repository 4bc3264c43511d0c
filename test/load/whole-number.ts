/** A whole number of the command line within its bounds. Throws a sentence for the person at the terminal. */
export const wholeNumber = (
  name: string,
  given: string,
  { from, to }: { from: number; to: number },
): number => {
  const value = Number(given);
  if (/^\d{1,9}$/.test(given) && value >= from && value <= to) return value;
  throw new Error(`--${name} is a whole number from ${from} to ${to}, not ${given}.`);
};
