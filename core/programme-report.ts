import { isOnTime, onTimeShare } from '#core/on-time';
import type { PolicyPack } from '#core/policies/policy-pack';
import { programmeSection } from '#core/programme-section';
import { publishedCounts, publishedTotal, SMALL_COUNT_BELOW } from '#core/small-counts';
import type { OfficeId } from '#schemas/ids';
import type { ProgrammeReport } from '#schemas/programme-report';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type ReportPeriod = { offices: readonly OfficeId[]; from: IsoDay; to: IsoDay };

type Counted = { known: VerificationCase; policy: PolicyPack };

/** One application is one verification before its decision: repeated checks and synthetic families are not counted. */
const isCounted = ({ purpose, testMode, acceptedOn }: VerificationCase, period: ReportPeriod): boolean =>
  purpose === 'decision' && !testMode && acceptedOn >= period.from && acceptedOn <= period.to;

const officeRows = (
  cases: readonly Counted[],
  offices: readonly OfficeId[],
  now: Instant,
): ProgrammeReport['offices'] => {
  const byOffice = offices.map((officeId) => cases.filter(({ known }) => known.officeId === officeId));
  const counts = publishedCounts(byOffice.map(({ length }) => length));
  return offices.map((officeId, place) => {
    const verifications = counts[place] ?? 'withheld';
    const kept = (byOffice[place] ?? []).map(({ known, policy }) => isOnTime(known, policy, now));
    const onTime = onTimeShare(
      kept.filter((one) => one === true).length,
      kept.filter((one) => one === false).length,
    );
    const isShown = typeof verifications === 'number' && onTime !== undefined;
    return { officeId, verifications, ...(isShown ? { onTime } : {}) };
  });
};

const sections = (cases: readonly Counted[], period: ReportPeriod): ProgrammeReport['programmes'] => {
  const policies = [...new Set(cases.map(({ policy }) => policy))].toSorted((one, other) =>
    one.reference.id < other.reference.id ? -1 : 1,
  );
  const byPolicy = policies.map((policy) => cases.filter((one) => one.policy === policy));
  const counts = publishedCounts(byPolicy.map(({ length }) => length));
  return policies.map((policy, place) =>
    programmeSection(policy, {
      cases: (byPolicy[place] ?? []).map(({ known }) => known),
      verifications: counts[place] ?? 'withheld',
      period,
    }),
  );
};

/**
 * Statistics of the programme over some offices and days of acceptance: by track against the pack's quotas, by
 * municipality against its plan, results on time by office, counts by state. Small counts are hidden, and so is what would
 * give them away. `policyOf` knows the pack of every case. Throws `CalendarYearMissing`.
 */
export const programmeReport = (
  cases: readonly VerificationCase[],
  period: ReportPeriod,
  { policyOf, now }: { policyOf: (known: VerificationCase) => PolicyPack; now: Instant },
): ProgrammeReport => {
  const counted = cases
    .filter((known) => isCounted(known, period))
    .map((known): Counted => ({ known, policy: policyOf(known) }));
  return {
    from: period.from,
    to: period.to,
    smallCountBelow: SMALL_COUNT_BELOW,
    verifications: publishedTotal(counted.length),
    offices: officeRows(counted, period.offices, now),
    programmes: sections(counted, period),
  };
};
