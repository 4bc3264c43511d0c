import type { IncomeAssessment, IncomeComparison, VerificationResult } from '#schemas/verification-result';

/** The income that counts: of the registers where they have closed a month, else as declared. */
const countedOf = ({ recorded, declared }: Pick<VerificationResult['income'], 'recorded' | 'declared'>) =>
  recorded ?? declared;

/** Per head and exactly: the averages are rounded, the totals are not. Both periods have three months. */
const directionOf = (before: IncomeAssessment, after: IncomeAssessment): IncomeComparison['direction'] => {
  const was = BigInt(before.total) * BigInt(after.members);
  const is = BigInt(after.total) * BigInt(before.members);
  if (is > was) return 'higher';
  return is < was ? 'lower' : 'same';
};

/**
 * What a contract is for: a higher income after it. The income on which the decision rested beside the new one;
 * nothing where both speak of the same months, for then nothing new was declared.
 */
export const incomeComparison = (
  decision: Pick<VerificationResult, 'caseId' | 'version' | 'income'> | undefined,
  now: Pick<VerificationResult['income'], 'months' | 'declared' | 'recorded'>,
): { comparison?: IncomeComparison } => {
  if (decision === undefined || decision.income.months.join() === now.months.join()) return {};
  const { caseId, version } = decision;
  const [before, after] = [countedOf(decision.income), countedOf(now)];
  return {
    comparison: {
      caseId,
      version,
      months: decision.income.months,
      before,
      difference: after.averagePerCapita - before.averagePerCapita,
      direction: directionOf(before, after),
    },
  };
};
