import { sumOf } from '#core/money';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import type { IncomeKind } from '#schemas/declaration';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';

type Facts = Extract<Known<'social-fund-payments'>, { type: 'facts' }>;

/** Kopecks that the Social Fund paid under one kind of income in one month. */
export const paidByFund = ({ facts }: Facts, income: IncomeKind, month: IsoMonth): bigint =>
  sumOf(
    facts.payments
      .filter((payment) => payment.income === income && payment.month === month)
      .map(({ amount }) => amount),
  );

/** Benefits of the Social Fund in one month; `undefined`: nothing is known of them. */
export const fundBenefits = (
  context: Context,
  subject: Subject,
  month: IsoMonth,
): { recorded: bigint; evidence: QueryId[] } | undefined => {
  const known = knownOf(context, 'social-fund-payments', { subject });
  return known.type === 'facts'
    ? { recorded: paidByFund(known, 'other-social', month), evidence: known.evidence }
    : undefined;
};
