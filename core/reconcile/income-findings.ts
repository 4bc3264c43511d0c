import { largerOf, roubleTextOf, shownKopecks } from '#core/money';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Finding, Weight } from '#core/reconcile/finding';
import { explanations } from '#core/texts/explanations';
import { monthName } from '#core/texts/month-name';
import { INCOME_KINDS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { IncomeKind } from '#schemas/declaration';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';

export type AmountAt = {
  subject: Subject;
  kind: IncomeKind;
  month: IsoMonth;
  item: string;
  evidence: QueryId[];
};

const wordsOf = ({ subject, kind, month }: AmountAt) => ({
  who: whoIs(subject),
  what: INCOME_KINDS[kind],
  month: monthName(month),
});

/** Over the larger of the percentage and the monthly sum that the policy tolerates. */
const isOverTolerance = (declared: bigint, difference: bigint, { tolerance }: PolicyPack): boolean =>
  difference > BigInt(tolerance.perMonth) && difference * 100n > declared * BigInt(tolerance.percent);

/** A recorded amount that differs from the declared one. */
export const amountFinding = (
  at: AmountAt,
  { declared, recorded }: { declared: bigint; recorded: bigint },
  policy: PolicyPack,
): Finding => {
  const isMore = largerOf(declared, recorded) === recorded;
  const kind = isMore ? 'income-understated' : 'income-overstated';
  const amounts = { declared: roubleTextOf(declared), recorded: roubleTextOf(recorded) };
  const severe = isMore && isOverTolerance(declared, recorded - declared, policy);
  const weight: Weight = {
    type: 'income',
    direction: isMore ? 'raises' : 'lowers',
    otherwise: severe ? 'medium' : 'low',
  };
  const size = shownKopecks(isMore ? recorded - declared : declared - recorded);
  return {
    kind,
    subjectId: at.subject.subjectId,
    item: at.item,
    ...amounts,
    difference: isMore ? size : -size,
    evidence: at.evidence,
    explanation: explanations[kind]({ ...wordsOf(at), ...amounts }),
    weight,
  };
};

/** Declared, but the register has nothing for the month: a reporting lag, never an accusation. */
export const notFoundFinding = (at: AmountAt, amount: number): Finding => {
  const declared = roubleTextOf(amount);
  return {
    kind: 'income-declared-not-found',
    subjectId: at.subject.subjectId,
    item: at.item,
    declared,
    evidence: at.evidence,
    explanation: explanations['income-declared-not-found']({ ...wordsOf(at), declared }),
    // The declared amount stays counted.
    weight: { type: 'fixed', severity: 'info', effect: 'does-not-change-eligibility' },
  };
};
