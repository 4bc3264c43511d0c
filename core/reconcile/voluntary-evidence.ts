import type { VerificationRequest } from '#schemas/verification-request';
import type { CoverageItem } from '#schemas/verification-result';

const supports = (claim: string, item: string): boolean => item === claim || item.startsWith(`${claim}/`);

/**
 * Papers that the applicant brought of their own will, beside the items that they support (clause 2.6.1). Nothing waits
 * for them and no state follows from them: the office reads them.
 */
export const withVoluntaryEvidence = (
  coverage: readonly CoverageItem[],
  { voluntaryEvidence = [] }: Pick<VerificationRequest, 'voluntaryEvidence'>,
): CoverageItem[] =>
  coverage.map((one) => {
    const papers = voluntaryEvidence
      .filter(({ claim }) => supports(claim, one.item))
      .map(({ reference, kind, issuedOn }) => ({ reference, kind, issuedOn }));
    return papers.length === 0 ? one : { ...one, papers };
  });
