import { civilDayOf } from '#core/time/local-time';
import { isOnTime, onTimeShare } from '#core/terms/on-time';
import { inOrderOf } from '#core/time/order';
import type { PolicyPack } from '#core/policies/policy-pack';
import { programmeSection } from '#core/programme/programme-section';
import {
  publishedParts,
  publishedTogether,
  publishedTotal,
  SMALL_COUNT_BELOW,
} from '#core/programme/small-counts';
import type { OfficeId } from '#schemas/ids';
import type { ProgrammeReport } from '#schemas/programme-report';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type ReportPeriod = { offices: readonly OfficeId[]; from: IsoDay; to: IsoDay };

type Counted = { known: VerificationCase; policy: PolicyPack };

/** One application is one verification before its decision: repeated checks and synthetic families are not counted. */
const isCounted = ({ purpose, testMode }: VerificationCase): boolean => purpose === 'decision' && !testMode;

const isWithin = (day: IsoDay | undefined, { from, to }: ReportPeriod): boolean =>
  day !== undefined && day >= from && day <= to;

const officeRows = (
  cases: readonly Counted[],
  offices: readonly OfficeId[],
  now: Instant,
): ProgrammeReport['offices'] => {
  const byOffice = offices.map((officeId) => cases.filter(({ known }) => known.officeId === officeId));
  const counts = publishedParts(
    publishedTotal(cases.length),
    byOffice.map(({ length }) => length),
  );
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

type Families = { accepted: readonly Counted[]; signed: readonly Counted[] };

const sections = (
  { accepted, signed }: Families,
  period: ReportPeriod,
  now: Instant,
): ProgrammeReport['programmes'] => {
  const all = [...accepted, ...signed].map(({ policy }) => policy);
  const policies = [...new Set(all)].toSorted(inOrderOf(({ reference }) => reference.id));
  const byPolicy = (cases: readonly Counted[]): VerificationCase[][] =>
    policies.map((policy) => cases.filter((one) => one.policy === policy).map(({ known }) => known));
  const families = { accepted: byPolicy(accepted), signed: byPolicy(signed) };
  const countsOf = (cases: VerificationCase[][]): number[] => cases.map(({ length }) => length);
  const [verifications = [], contracts = []] = publishedTogether([
    { whole: publishedTotal(accepted.length), counts: countsOf(families.accepted) },
    { whole: publishedTotal(signed.length), counts: countsOf(families.signed) },
  ]);
  return policies.map((policy, place) =>
    programmeSection(
      policy,
      {
        families: { accepted: families.accepted[place] ?? [], signed: families.signed[place] ?? [] },
        totals: {
          verifications: verifications[place] ?? 'withheld',
          contracts: contracts[place] ?? 'withheld',
        },
      },
      { ...period, today: civilDayOf(now, policy.timeZone) },
    ),
  );
};

/**
 * Statistics of the programme over some offices and days: verifications by the day of acceptance, contracts by the day of
 * signing; by track against the pack's quotas, by municipality against its plan, by state, answers on time by agency and
 * results on time by office. Small counts are hidden, and so is what would give them away. `policyOf` knows the pack of
 * every case. Throws `CalendarYearMissing`.
 */
export const programmeReport = (
  cases: readonly VerificationCase[],
  period: ReportPeriod,
  { policyOf, now }: { policyOf: (known: VerificationCase) => PolicyPack; now: Instant },
): ProgrammeReport => {
  const counted = cases.filter(isCounted).map((known): Counted => ({ known, policy: policyOf(known) }));
  const accepted = counted.filter(({ known }) => isWithin(known.acceptedOn, period));
  const signed = counted.filter(({ known }) => isWithin(known.contract?.signedOn, period));
  return {
    from: period.from,
    to: period.to,
    smallCountBelow: SMALL_COUNT_BELOW,
    verifications: publishedTotal(accepted.length),
    contracts: publishedTotal(signed.length),
    offices: officeRows(accepted, period.offices, now),
    programmes: sections({ accepted, signed }, period, now),
  };
};
