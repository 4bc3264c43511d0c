import type { Kopecks } from '#schemas/money';

/** How many whole months the total covers. */
const MONTHS = 3n;

export type Standing = { belowThreshold: boolean; equalsThreshold: boolean; inBand: boolean };

type Family = {
  /** Counted income of all members over the accounting period, kopecks. */
  total: bigint;
  /** The minimum of every member: of the group, or per capita; kopecks a month. */
  minima: readonly Kopecks[];
  threshold: { numerator: number; denominator: number };
};

export const sumOfMinima = (minima: readonly Kopecks[]): bigint =>
  minima.reduce((sum, minimum) => sum + BigInt(minimum), 0n);

/**
 * Exact: total / (3 × members) against numerator / denominator of the mean minimum, multiplied out; for 3/2 this is
 * 2·T < 9·M (clause 1.2: strictly below), for 1/1 per capita T < 3·n·P. The band above 1.0 and below the threshold is where clauses 1.2 and 2.8.2
 * read apart.
 */
export const standingOf = ({ total, minima, threshold }: Family): Standing => {
  const sum = sumOfMinima(minima);
  const income = total * BigInt(threshold.denominator);
  const limit = MONTHS * sum * BigInt(threshold.numerator);
  return {
    belowThreshold: income < limit,
    equalsThreshold: income === limit,
    inBand: income < limit && total > MONTHS * sum,
  };
};
