import { kopecksOf } from '#core/money';
import { addMonths } from '#core/time/month';
import type { EarnedOver, IncomeClaim } from '#schemas/declaration';
import type { Kopecks } from '#schemas/money';
import type { IsoMonth } from '#schemas/time';

const place = (month: IsoMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

type Months = Pick<EarnedOver, 'from' | 'to'>;

const lengthOf = ({ from, to }: Months): number => place(to) - place(from) + 1;

export const isWithin = (month: IsoMonth, { from, to }: Months): boolean => from <= month && month <= to;

/** Every month for which a sum was earned, oldest first. */
export const monthsOf = (earned: Months): IsoMonth[] =>
  Array.from({ length: Math.max(0, lengthOf(earned)) }, (_month, index) => addMonths(earned.from, index));

/**
 * The part of a sum that one month carries: the sum divided by the months for which it was earned (44-ФЗ art. 9). Odd
 * kopecks go one each to the first months, so that the months always add up to the sum. Zero outside.
 */
export const shareOf = (sum: bigint, earned: Months, month: IsoMonth): bigint => {
  if (!isWithin(month, earned)) return 0n;
  const months = BigInt(lengthOf(earned));
  const hasOddKopeck = BigInt(place(month) - place(earned.from)) < sum % months;
  return sum / months + (hasOddKopeck ? 1n : 0n);
};

/** What a row of the form declares for the month at `index` of the accounting period. */
export const claimedIn = (
  { byMonth, earnedOver }: Pick<IncomeClaim, 'byMonth' | 'earnedOver'>,
  month: IsoMonth,
  index: number,
): Kopecks =>
  earnedOver === undefined
    ? kopecksOf(byMonth?.[index] ?? '0')
    : Number(shareOf(BigInt(kopecksOf(earnedOver.amount)), earnedOver, month));
