import type { Kopecks, RoubleText } from '#schemas/money';

/** `45500` and `45500.00` → 4550000. `text` is a `RoubleText`, so the digits never leave the exact integers. */
export const kopecksOf = (text: RoubleText): Kopecks => {
  const [roubles = '0', kopecks = '00'] = text.split('.');
  return Number(`${roubles}${kopecks}`);
};

/** 4550000 → `45500.00`. */
export const roubleTextOf = (kopecks: Kopecks | bigint): RoubleText => {
  const digits = String(kopecks).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Exact whatever the number of summands. */
export const sumOf = (amounts: readonly Kopecks[]): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);

const byAmount = (one: bigint, other: bigint): number => Number(one - other);

export const largerOf = (one: bigint, other: bigint): bigint => [one, other].toSorted(byAmount)[1] ?? one;

export const smallerOf = (one: bigint, other: bigint): bigint => [one, other].toSorted(byAmount)[0] ?? one;

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** For a result: comparison stays with the bigint; an absurd sum is shown as the largest exact integer. */
export const shownKopecks = (amount: bigint): Kopecks => Number(smallerOf(largerOf(amount, 0n), LARGEST));
