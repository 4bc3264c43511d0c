import { agencyRows } from '#core/programme/agency-rows';
import type { CountedFamilies, ShownTotals } from '#core/programme/counted-families';
import { yearOf } from '#core/time/day';
import { municipalityRows } from '#core/programme/municipality-rows';
import { percentOf } from '#core/programme/percent-of';
import type { PolicyPack } from '#core/policies/policy-pack';
import { publishedParts, publishedTogether } from '#core/programme/small-counts';
import { targetRows } from '#core/programme/target-rows';
import { trackRows } from '#core/programme/track-rows';
import type { ProgrammeSection } from '#schemas/programme-report';
import type { IsoDay } from '#schemas/time';
import type { CaseState, VerificationCase } from '#schemas/verification-case';

type Cases = readonly VerificationCase[];

const WITHHELD = 'withheld';

/** A plan is compared only with days of its own year. */
const planOf = ({ plan }: PolicyPack, period: { from: IsoDay; to: IsoDay }): PolicyPack['plan'] => {
  const years = [yearOf(period.from), yearOf(period.to)];
  return years.every((year) => year === plan?.year) ? plan : undefined;
};

/** A tree, so that no two tables share a sum from which a hidden count could be had. */
const statesOf = (cases: Cases, { verifications }: ShownTotals): ProgrammeSection['states'] => {
  const count = (state: CaseState): number => cases.filter((known) => known.state === state).length;
  const ofOpen = [count('received'), count('verifying')];
  const [resultReady = WITHHELD, open = WITHHELD] = publishedParts(verifications, [
    count('result-ready'),
    ofOpen.reduce((sum, one) => sum + one, 0),
  ]);
  const [received = WITHHELD, verifying = WITHHELD] = publishedParts(open, ofOpen);
  return { resultReady, open, received, verifying };
};

const contractsOf = (signed: Cases, { contracts }: ShownTotals): ProgrammeSection['contracts'] => {
  const ends = signed.map(({ contract }) => contract?.endedBy);
  const [active = WITHHELD, ended = WITHHELD, terminated = WITHHELD] = publishedParts(contracts, [
    ends.filter((end) => end === undefined).length,
    ends.filter((end) => end === 'term').length,
    ends.filter((end) => end === 'termination').length,
  ]);
  return { signed: contracts, active, ended, terminated };
};

/** Families by how often they and the office dealt with each other (clause 2.16). */
const interactionsOf = (cases: Cases, { verifications }: ShownTotals): ProgrammeSection['interactions'] => {
  // The application itself is the first.
  const counts = cases.map(({ contract }) => 1 + (contract?.interactions ?? 0));
  const [once = WITHHELD, twice = WITHHELD, more = WITHHELD] = publishedParts(verifications, [
    counts.filter((count) => count === 1).length,
    counts.filter((count) => count === 2).length,
    counts.filter((count) => count > 2).length,
  ]);
  return { once, twice, more };
};

/** Those of whom something is true, and all others. */
const halves = (cases: Cases, isTrue: (known: VerificationCase) => boolean): number[] => {
  const { length } = cases.filter(isTrue);
  return [length, cases.length - length];
};

const jobLossOf = (
  { countsJobLossSince: since }: PolicyPack,
  { accepted, signed }: CountedFamilies,
  totals: ShownTotals,
): Pick<ProgrammeSection, 'jobLoss'> => {
  if (since === undefined) return {};
  const hasLost = ({ jobLost }: VerificationCase): boolean => jobLost === true;
  const [verifications = [], contracts = []] = publishedTogether([
    { whole: totals.verifications, counts: halves(accepted, hasLost) },
    { whole: totals.contracts, counts: halves(signed, hasLost) },
  ]);
  return {
    jobLoss: {
      since,
      verifications: verifications[0] ?? WITHHELD,
      contracts: contracts[0] ?? WITHHELD,
    },
  };
};

const planLine = (plan: PolicyPack['plan'], { contracts }: ShownTotals): Pick<ProgrammeSection, 'plan'> => {
  if (plan === undefined) return {};
  const { year, total, note } = plan;
  const percent = typeof contracts === 'number' ? { percentOfPlan: percentOf(contracts, total) } : {};
  return { plan: { year, total, note, ...percent } };
};

/** What a report says of one pack. `totals`: how many the families are, as it may be shown. */
export const programmeSection = (
  policy: PolicyPack,
  counted: { families: CountedFamilies; totals: ShownTotals },
  period: { from: IsoDay; to: IsoDay; today: IsoDay },
): ProgrammeSection => {
  const { families, totals } = counted;
  const plan = planOf(policy, period);
  const states = statesOf(families.accepted, totals);
  const targets = targetRows(policy, counted, period);
  const complained = halves(families.accepted, ({ contract }) => (contract?.complaints ?? 0) > 0);
  return {
    policy: policy.reference,
    title: policy.title,
    verifications: totals.verifications,
    states,
    contracts: contractsOf(families.signed, totals),
    tracks: trackRows(policy, families, totals),
    municipalities: municipalityRows(plan, families, totals),
    agencies: agencyRows(families.accepted, states.resultReady),
    interactions: interactionsOf(families.accepted, totals),
    withComplaint: publishedParts(totals.verifications, complained)[0] ?? WITHHELD,
    ...jobLossOf(policy, families, totals),
    ...planLine(plan, totals),
    ...(targets.length === 0 ? {} : { targets }),
  };
};
