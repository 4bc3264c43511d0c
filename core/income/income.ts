import { standingOf, sumOfMinima } from '#core/income/eligibility';
import { claimedIn } from '#core/income/earned-over';
import { familyOf } from '#core/income/family';
import { incomeWindowOf } from '#core/income/income-window';
import { kopecksOf, largerOf, shownKopecks, sumOf } from '#core/money';
import { minimaOn } from '#core/income/minima-on';
import type { MinimaPeriod, PolicyPack, SubsistenceMinima } from '#core/policies/policy-pack';
import { applicationDayOf } from '#core/time/reference-days';
import type { Kopecks } from '#schemas/money';
import type { Declaration } from '#schemas/declaration';
import type { VerificationRequest } from '#schemas/verification-request';
import type { IncomeAssessment } from '#schemas/verification-result';

type AlimonyClaim = Declaration['alimonyPaid'][number];

/** Only alimony under a writ whose number and date are named may be deducted (form of appendix 2). */
export const isProvenAlimony = (claim: AlimonyClaim): boolean =>
  claim.writNumber !== undefined && claim.writDate !== undefined;

const alimonyOf = (claims: readonly AlimonyClaim[]): bigint =>
  sumOf(claims.map((claim) => kopecksOf(claim.amount)));

/** Everything that the members declared over the three months, before alimony. */
export const declaredIncome = (request: VerificationRequest, policy: PolicyPack): bigint => {
  const members = new Set(familyOf(request, policy).map(({ subjectId }) => subjectId));
  const window = incomeWindowOf(applicationDayOf(request), policy);
  return sumOf(
    request.declaration.income
      .filter(({ subjectId }) => members.has(subjectId))
      .flatMap((row) => window.map((month, index) => claimedIn(row, month, index))),
  );
};

const roundedHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);

/** The minima in force on the day of application. Throws `RangeError` where the policy has none. */
export const minimaFor = (request: VerificationRequest, policy: PolicyPack): MinimaPeriod => {
  const day = applicationDayOf(request);
  const period = minimaOn(policy.minima, day);
  if (period === undefined) throw new RangeError(`no subsistence minima for ${day}`);
  return period;
};

const minimaOf = (request: VerificationRequest, policy: PolicyPack, values: SubsistenceMinima): Kopecks[] =>
  familyOf(request, policy).map(({ group }) =>
    policy.threshold.of === 'per-capita' ? values.perCapita : values.byGroup[group],
  );

type Assessed = {
  request: VerificationRequest;
  policy: PolicyPack;
  /** Income of all members over the three months, before alimony. */
  income: bigint;
  alimony?: readonly AlimonyClaim[];
  /** Other minima than those of the day of application. */
  values?: SubsistenceMinima;
};

/** Throws `RangeError` where the policy has no minima for the day of application. */
export const assessIncome = ({ request, policy, income, alimony, values }: Assessed): IncomeAssessment => {
  const deducted = alimonyOf(alimony ?? request.declaration.alimonyPaid.filter(isProvenAlimony));
  const total = largerOf(income - deducted, 0n);
  const minima = minimaOf(request, policy, values ?? minimaFor(request, policy).minima);
  const members = minima.length;
  const { numerator, denominator } = policy.threshold;
  const standing = standingOf({ total, minima, threshold: policy.threshold });
  return {
    total: shownKopecks(total),
    alimonyDeducted: shownKopecks(deducted),
    members,
    averagePerCapita: shownKopecks(roundedHalfUp(total, 3n * BigInt(members))),
    thresholdPerCapita: shownKopecks(
      roundedHalfUp(BigInt(numerator) * sumOfMinima(minima), BigInt(denominator) * BigInt(members)),
    ),
    ...standing,
    // A flag only where the pack's clauses read apart.
    inBand: standing.inBand && policy.readingsApart.includes('above-one-minimum'),
  };
};
