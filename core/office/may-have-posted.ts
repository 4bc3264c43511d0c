import type { VerificationCase } from '#schemas/verification-case';

/**
 * Whether events of the office may lie beside a case. The first one is put in one write with where the contract stands; only
 * a check of a month is told of withdrawals without that.
 */
export const mayHavePosted = ({
  contract,
  checkMonth,
}: Pick<VerificationCase, 'contract' | 'checkMonth'>): boolean =>
  contract !== undefined || checkMonth !== undefined;
