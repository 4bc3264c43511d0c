import type { ReportCount } from '#schemas/programme-report';
import type { VerificationCase } from '#schemas/verification-case';

/** The cases of one programme in a report: accepted in the period, and with a contract signed in it. */
export type CountedFamilies = {
  accepted: readonly VerificationCase[];
  signed: readonly VerificationCase[];
};

/** How many they are, as it may be shown. */
export type ShownTotals = { verifications: ReportCount; contracts: ReportCount };
