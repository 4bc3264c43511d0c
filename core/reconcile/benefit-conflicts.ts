import { assessIncome } from '#core/income/income';
import { roubleTextOf, smallerOf, sumOf } from '#core/money';
import { toldOn } from '#core/reconcile/activity-conflicts';
import { isMember, knownOf } from '#core/reconcile/context';
import type { Weight } from '#core/reconcile/finding';
import { registerMonth } from '#core/reconcile/labour-register';
import type { Clash, Records } from '#core/reconcile/record-conflicts';
import { monthName } from '#core/texts/month-name';
import { recordSays } from '#core/texts/record-texts';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';

type Sums = { benefit: bigint; paid: bigint };

/** Would it matter if one of the two sums were not there, or were the same money seen twice? */
const weightOf = ({ context, counted }: Records, subject: Subject, { benefit, paid }: Sums): Weight => {
  const { request, policy } = context;
  const isBelow = (income: bigint): boolean => assessIncome({ request, policy, income }).belowThreshold;
  const less = smallerOf(benefit, paid);
  const matters = isMember(context, subject) && isBelow(counted) !== isBelow(counted - less);
  return matters
    ? { type: 'fixed', severity: 'high', effect: 'changes-eligibility' }
    : { type: 'fixed', severity: 'low', effect: 'does-not-change-eligibility' };
};

const inMonth = (records: Records, subject: Subject, month: IsoMonth): Clash[] => {
  const { context } = records;
  const centre = knownOf(context, 'unemployment-benefits', { subject });
  if (centre.type === 'nothing') return [];
  const { known, recorded } = registerMonth(context, subject, month);
  const paid = sumOf(recorded.map(({ amount }) => amount));
  const payments = centre.facts.payments.filter((payment) => payment.month === month);
  const benefit = sumOf(payments.map(({ amount }) => amount));
  if (paid === 0n || benefit === 0n) return [];
  const payers = recorded.filter(({ amount }) => amount > 0).map(({ name }) => name);
  const when = { month: monthName(month) };
  return [
    {
      fact: 'benefits',
      about: month,
      statements: [
        {
          record: 'unemployment-benefits',
          said: recordSays.benefit({ ...when, amount: roubleTextOf(benefit) }),
          toldOn: toldOn(context, centre.evidence),
          evidence: centre.evidence,
        },
        {
          record: 'income-by-payer',
          said: recordSays.paid({ ...when, payer: payers.join('; '), amount: roubleTextOf(paid) }),
          toldOn: toldOn(context, known.evidence),
          evidence: known.evidence,
        },
      ],
      weight: weightOf(records, subject, { benefit, paid }),
    },
  ];
};

/** Unemployment benefit and pay in one month: only one of them can be due for it, or it is the same money. */
export const benefitConflicts = (records: Records, subject: Subject): Clash[] =>
  records.context.window.flatMap((month) => inMonth(records, subject, month));
