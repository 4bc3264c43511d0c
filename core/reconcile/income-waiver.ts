import { assessIncome } from '#core/income/income';
import { roubleTextOf, sumOf } from '#core/money';
import type { IncomeWaiver } from '#core/policies/policy-pack';
import { type Context, isMember, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution } from '#core/reconcile/contribution';
import type { Weight } from '#core/reconcile/finding';
import { declaredAmounts, incomeItem } from '#core/reconcile/income-rows';
import { labourIncomeOf } from '#core/reconcile/labour-income';
import { incomeTexts } from '#core/texts/income-texts';
import { whoIs } from '#core/texts/who';
import { applicationDayOf } from '#core/time/reference-days';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';

type Lost = { subject: Subject; since: string; evidence: QueryId[] };

/** Registered as unemployed on the day of application, since the day of the waiver or later: the register says it. */
const lostWork = (context: Context, subject: Subject, { lostSince }: IncomeWaiver): Lost[] => {
  const known = knownOf(context, 'unemployment-registration', { subject });
  if (known.type === 'nothing' || !isMember(context, subject)) return [];
  const day = applicationDayOf(context.request);
  const since = known.facts.periods
    .filter(({ status, until = day }) => status === 'unemployed' && until >= day)
    .flatMap(({ from }) => from ?? [])
    .find((from) => from >= lostSince && from <= day);
  return since === undefined ? [] : [{ subject, since, evidence: known.evidence }];
};

/** Pay of one person as it is counted: declared, and corrected by the registers. */
const countedPay = (context: Context, subject: Subject): bigint => {
  const declared = context.window.flatMap((_month, index) =>
    declaredAmounts(context, { subject, kind: 'labour' }, index).map(({ amount }) => amount),
  );
  return labourIncomeOf(context, subject).corrections.reduce(
    (sum, correction) => sum + correction,
    sumOf(declared),
  );
};

const weightOf = ({ request, policy }: Context, counted: bigint, pay: bigint): Weight => {
  const isBelow = (income: bigint): boolean => assessIncome({ request, policy, income }).belowThreshold;
  return isBelow(counted) === isBelow(counted - pay)
    ? { type: 'fixed', severity: 'info', effect: 'does-not-change-eligibility' }
    : { type: 'fixed', severity: 'medium', effect: 'changes-eligibility' };
};

/**
 * Pay that the rules leave out of the income of a family whose member lost work. `counted`: income of the family with that
 * pay, kopecks. Said in a finding each time: a person checks the ground.
 */
export const incomeWaivers = (context: Context, counted: bigint): Contribution => {
  const { incomeWaiver } = context.policy;
  const day = applicationDayOf(context.request);
  if (incomeWaiver === undefined || day < incomeWaiver.from || day > incomeWaiver.until)
    return contribution({});
  const { source } = incomeWaiver;
  const lost = context.request.subjects
    .flatMap((subject) => lostWork(context, subject, incomeWaiver))
    .map((one) => ({ ...one, pay: countedPay(context, one.subject) }))
    .filter(({ pay }) => pay > 0n);
  const weight = weightOf(
    context,
    counted,
    lost.reduce((sum, { pay }) => sum + pay, 0n),
  );
  return contribution({
    corrections: lost.map(({ pay }) => -pay),
    findings: lost.map(({ subject, since, evidence, pay }) => {
      const amount = roubleTextOf(pay);
      return {
        kind: 'income-waived',
        subjectId: subject.subjectId,
        item: incomeItem(subject.subjectId, 'labour', []),
        recorded: amount,
        evidence,
        explanation: incomeTexts.waived({ who: whoIs(subject), since, amount, source }),
        weight,
      };
    }),
  });
};
