import { sumOf } from '#core/money';
import type { RecordedPayer } from '#core/reconcile/compare-labour-month';
import { type Context, knownOf } from '#core/reconcile/context';
import { declaredAmounts } from '#core/reconcile/income-rows';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';

type Place = { context: Context; subject: Subject; month: IsoMonth; index: number };

export type Receipts = {
  /** What the receipts of the month leave over, as one more payer. */
  payer: RecordedPayer;
  /** The tax of the month is computed (422-ФЗ art. 11): its receipts are complete. */
  isClosed: boolean;
  evidence: QueryId[];
};

/**
 * Declared amounts of the month in which receipts may be contained already: other income, sums that are spread over months,
 * and rows that name a payer who reports no wages, for that may be a client.
 */
const containing = ({ context, subject, index }: Place, recorded: readonly RecordedPayer[]): bigint => {
  const others = declaredAmounts(context, { subject, kind: 'other' }, index);
  const labour = declaredAmounts(context, { subject, kind: 'labour' }, index).filter(
    ({ isSpread, payerInn }) =>
      isSpread || (payerInn !== undefined && !recorded.some(({ inn }) => inn === payerInn)),
  );
  return sumOf([...others, ...labour].map(({ amount }) => amount));
};

/**
 * Receipts of a payer of the tax on professional income that no declared row holds yet. Nobody pays contributions on them
 * (422-ФЗ art. 2), so that the register of payers never shows the same money.
 */
export const receiptsOf = (place: Place, recorded: readonly RecordedPayer[]): Receipts | undefined => {
  const known = knownOf(place.context, 'self-employed-income', { subject: place.subject });
  if (known.type === 'nothing') return undefined;
  const { payments, closedThrough } = known.facts;
  const received = sumOf(payments.filter(({ month }) => month === place.month).map(({ amount }) => amount));
  const left = received - containing(place, recorded);
  return left <= 0n
    ? undefined
    : {
        payer: { key: 'receipts', name: 'чеки плательщика НПД', amount: Number(left) },
        isClosed: place.month <= closedThrough,
        evidence: known.evidence,
      };
};
