import { roubleTextOf } from '#core/money';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Finding } from '#core/reconcile/finding';
import { explanations } from '#core/texts/explanations';
import type { IncomeAssessment } from '#schemas/verification-result';

const ITEM = 'income/average-per-capita';

const remark = (explanation: Finding['explanation']): Finding => ({
  kind: 'threshold-band',
  item: ITEM,
  evidence: [],
  explanation,
  weight: { type: 'fixed', severity: 'info', effect: 'not-decidable' },
});

/** Where the clauses of the pack read apart: between 1.0 and the threshold, and exactly on it. */
export const thresholdFindings = (
  assessment: IncomeAssessment,
  { readingsApart }: Pick<PolicyPack, 'readingsApart'>,
): Finding[] => {
  const threshold = roubleTextOf(assessment.thresholdPerCapita);
  if (assessment.equalsThreshold && readingsApart.includes('equal-to-threshold'))
    return [remark(explanations['threshold-equal']({ threshold }))];
  return assessment.inBand
    ? [
        remark(
          explanations['threshold-band']({ average: roubleTextOf(assessment.averagePerCapita), threshold }),
        ),
      ]
    : [];
};
