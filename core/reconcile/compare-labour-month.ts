import { largerOf, sumOf } from '#core/money';
import type { DeclaredAmount } from '#core/reconcile/income-rows';
import type { Kopecks } from '#schemas/money';

/** A payer as the register names it, with the sum of one month. */
export type RecordedPayer = { key: string; inn?: string; name: string; amount: Kopecks };

export type LabourMonth = {
  declared: readonly DeclaredAmount[];
  /** Payers that have reported this month; empty: nobody has. */
  recorded: readonly RecordedPayer[];
  /** The register holds a later month of this person: what is absent now will not come. */
  isClosed: boolean;
};

export type AmountVerdict = {
  item: string;
  state: 'confirmed' | 'contradicted' | 'not-found';
  declared: Kopecks;
  /** What the declared amount was compared with; the first of several unnamed rows speaks for all. */
  difference?: { declared: bigint; recorded: bigint };
};

export type LabourVerdict = {
  amounts: readonly AmountVerdict[];
  undeclared: readonly RecordedPayer[];
  /** Recorded minus declared; absent while nothing is recorded. */
  correction?: bigint;
};

const compared = (declared: bigint, recorded: bigint): Pick<AmountVerdict, 'state' | 'difference'> =>
  declared === recorded
    ? { state: 'confirmed' }
    : { state: 'contradicted', difference: { declared, recorded } };

/** Absent is not zero: only a declared zero in a month that the register has left behind is confirmed by absence. */
const absent = ({ item, amount }: DeclaredAmount, isClosed: boolean): AmountVerdict => ({
  item,
  declared: amount,
  state: amount === 0 && isClosed ? 'confirmed' : 'not-found',
});

const amountsOf = (list: readonly { amount: Kopecks }[]): bigint => sumOf(list.map(({ amount }) => amount));

const unnamedVerdict = (
  row: DeclaredAmount,
  { isFirst, declared, recorded }: { isFirst: boolean; declared: bigint; recorded: bigint },
): AmountVerdict => {
  const { state, difference } = compared(declared, recorded);
  return {
    item: row.item,
    declared: row.amount,
    state,
    ...(isFirst && difference !== undefined ? { difference } : {}),
  };
};

/**
 * Declared rows that name a payer are compared with that payer, the other rows together with the other payers. What a
 * named payer has not reported stays as declared; if unnamed payers are recorded beside it, one may be the other under
 * another number, so that the sums are not added twice.
 */
export const compareLabourMonth = ({ declared, recorded, isClosed }: LabourMonth): LabourVerdict => {
  const payerOf = (row: DeclaredAmount) => recorded.find((payer) => payer.inn === row.payerInn);
  const isMatched = (row: DeclaredAmount) => row.payerInn !== undefined && payerOf(row) !== undefined;
  const matched = declared.filter(isMatched);
  const missing = declared.filter((row) => row.payerInn !== undefined && !isMatched(row));
  const unnamed = declared.filter((row) => row.payerInn === undefined);
  const others = recorded.filter((payer) => !matched.some((row) => row.payerInn === payer.inn));
  const sums = { declared: amountsOf(unnamed), recorded: amountsOf(others) };

  const verdictOf = (row: DeclaredAmount): AmountVerdict => {
    const payer = row.payerInn === undefined ? undefined : payerOf(row);
    if (payer !== undefined) {
      return { item: row.item, declared: row.amount, ...compared(BigInt(row.amount), BigInt(payer.amount)) };
    }
    return row.payerInn === undefined && others.length > 0
      ? unnamedVerdict(row, { isFirst: row === unnamed[0], ...sums })
      : absent(row, isClosed);
  };

  const open = amountsOf([...missing, ...unnamed]);
  const counted = missing.length > 0 ? largerOf(sums.recorded, open) : sums.recorded;
  const matchedSum = amountsOf(recorded) - sums.recorded;
  return {
    amounts: declared.map(verdictOf),
    undeclared: unnamed.length === 0 ? others : [],
    ...(recorded.length === 0
      ? {}
      : {
          correction: matchedSum - amountsOf(matched) + (others.length > 0 ? counted - open : 0n),
        }),
  };
};
