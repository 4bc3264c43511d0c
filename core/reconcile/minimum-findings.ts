import { assessIncome, minimaFor } from '#core/income/income';
import { roubleTextOf } from '#core/money';
import type { Context } from '#core/reconcile/context';
import type { Finding, Weight } from '#core/reconcile/finding';
import { incomeTexts } from '#core/texts/income-texts';
import { applicationDayOf } from '#core/time/reference-days';
import type { IncomeAssessment } from '#schemas/verification-result';

/** `income`: what was assessed, before alimony, kopecks. */
type Assessed = { income: bigint; assessment: IncomeAssessment };

const finding = (explanation: Finding['explanation'], weight: Weight): Finding[] => [
  { kind: 'minimum-unconfirmed', item: 'income/subsistence-minimum', evidence: [], explanation, weight },
];

const PERSON_DECIDES: Weight = { type: 'fixed', severity: 'medium', effect: 'not-decidable' };
const SAME_EVERYWHERE: Weight = {
  type: 'fixed',
  severity: 'info',
  effect: 'does-not-change-eligibility',
};

const standing = ({ belowThreshold, equalsThreshold, inBand }: IncomeAssessment): string =>
  JSON.stringify([belowThreshold, equalsThreshold, inBand]);

/** The threshold rests on a placeholder, or on a value for the whole region where its act sets them by territory. */
export const minimumFindings = (
  { request, policy }: Context,
  { income, assessment }: Assessed,
): Finding[] => {
  const { source, byTerritory } = minimaFor(request, policy);
  const threshold = roubleTextOf(assessment.thresholdPerCapita);
  if (source === undefined) {
    const day = applicationDayOf(request);
    return finding(incomeTexts.placeholder({ day, threshold }), PERSON_DECIDES);
  }
  if (byTerritory === undefined) return [];
  const isSame =
    byTerritory.length > 0 &&
    byTerritory.every(
      (values) => standing(assessIncome({ request, policy, income, values })) === standing(assessment),
    );
  return finding(incomeTexts.territory({ threshold, source }), isSame ? SAME_EVERYWHERE : PERSON_DECIDES);
};
