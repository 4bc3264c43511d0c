import { derivedId } from '#core/digest';
import type { PolicyPack } from '#core/policies/policy-pack';
import { NEXT_STEPS, type Step } from '#core/texts/next-steps';
import type { Discrepancy, Severity } from '#schemas/verification-result';

/**
 * How heavy a finding is. An income finding weighs by its effect: high if the recorded income moves the family over
 * the threshold in the direction that the finding points to, else `otherwise`.
 */
export type Weight =
  | { type: 'fixed'; severity: Severity; effect: Discrepancy['effect'] }
  | { type: 'income'; direction: 'raises' | 'lowers'; otherwise: Severity };

/** A discrepancy before the whole family's income is known. */
export type Finding = Pick<Discrepancy, 'kind' | 'item' | 'evidence' | 'explanation'> &
  Partial<Pick<Discrepancy, 'subjectId' | 'declared' | 'recorded' | 'difference' | 'conflict'>> & {
    /** Tells findings of one kind about one item apart: a payer, a day. */
    about?: string;
    weight: Weight;
    /** Where the step of the kind does not fit. */
    nextStep?: Step;
  };

/** What replacing declared by recorded amounts does to "below the threshold". */
export type EligibilityShift = 'lost' | 'gained' | 'none';

const weigh = (weight: Weight, shift: EligibilityShift): Pick<Discrepancy, 'severity' | 'effect'> => {
  if (weight.type === 'fixed') return { severity: weight.severity, effect: weight.effect };
  const decides = weight.direction === 'raises' ? 'lost' : 'gained';
  return shift === decides
    ? { severity: 'high', effect: 'changes-eligibility' }
    : { severity: weight.otherwise, effect: 'does-not-change-eligibility' };
};

/** The id follows from what the finding is about, so that it stays from version to version. */
export const discrepancyOf = (
  finding: Finding,
  { policy, shift }: { policy: PolicyPack; shift: EligibilityShift },
): Discrepancy => {
  const { about = '', weight, nextStep = NEXT_STEPS[finding.kind], ...rest } = finding;
  return {
    id: derivedId(16, 'discrepancy', finding.kind, finding.subjectId ?? '', finding.item, about),
    ...rest,
    ...weigh(weight, shift),
    clause: policy.clauses[finding.kind],
    nextStep: nextStep(policy.procedure),
  };
};
