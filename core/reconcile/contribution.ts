import type { Finding } from '#core/reconcile/finding';
import type { CoverageItem } from '#schemas/verification-result';

/** What one comparison adds to the conclusion. */
export type Contribution = {
  coverage: readonly CoverageItem[];
  findings: readonly Finding[];
  /** Recorded minus declared income, kopecks; one entry (also a zero) per month that a register has closed. */
  corrections: readonly bigint[];
};

export const contribution = (parts: Partial<Contribution>): Contribution => ({
  coverage: [],
  findings: [],
  corrections: [],
  ...parts,
});

export const joined = (contributions: readonly Contribution[]): Contribution => ({
  coverage: contributions.flatMap(({ coverage }) => coverage),
  findings: contributions.flatMap(({ findings }) => findings),
  corrections: contributions.flatMap(({ corrections }) => corrections),
});
