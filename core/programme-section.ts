import { yearOf } from '#core/day';
import { TRACK_TITLES } from '#core/texts/track-titles';
import type { PolicyPack, TrackRules } from '#core/policies/policy-pack';
import { publishedCounts } from '#core/small-counts';
import type { ProgrammeSection, QuotaVerdict, ReportCount } from '#schemas/programme-report';
import type { IsoDay } from '#schemas/time';
import type { CaseState, VerificationCase } from '#schemas/verification-case';
import { Track } from '#schemas/verification-request';

type Quota = NonNullable<TrackRules['quota']>;
type ProgrammePlan = NonNullable<PolicyPack['plan']>;
type Cases = readonly VerificationCase[];

const WITHHELD = 'withheld';

/** The parts of a count: nothing is said of them where the count itself is hidden. */
const partsOf = (whole: ReportCount, counts: readonly number[]): ReportCount[] =>
  typeof whole === 'number' ? publishedCounts(counts) : counts.map(() => WITHHELD);

/** To one decimal. */
const percentOf = (count: number, whole: number): number => Math.round((count * 1000) / whole) / 10;

const keeps = (quota: Quota, count: number, whole: number): boolean =>
  'atLeastPercent' in quota
    ? count * 100 >= quota.atLeastPercent * whole
    : count * 100 <= quota.atMostPercent * whole;

/** For a small count only what holds for one and for four alike; otherwise the verdict would tell the count. */
const verdictOf = (quota: Quota | undefined, count: ReportCount, whole: ReportCount): QuotaVerdict => {
  if (quota === undefined) return 'no-quota';
  if (typeof whole !== 'number' || whole === 0) return 'not-known';
  const possible = typeof count === 'number' ? [count] : count === '<5' ? [1, 4] : [];
  const verdicts = new Set(possible.map((one) => keeps(quota, one, whole)));
  if (verdicts.size !== 1) return 'not-known';
  return verdicts.has(true) ? 'meets' : 'does-not-meet';
};

const trackRows = (policy: PolicyPack, cases: Cases, whole: ReportCount): ProgrammeSection['tracks'] => {
  const tracks = Track.options;
  const counts = partsOf(
    whole,
    tracks.map((track) => cases.filter((known) => known.track === track).length),
  );
  return tracks.map((track, place) => {
    const verifications = counts[place] ?? WITHHELD;
    const { quota, title = TRACK_TITLES[track] } = policy.tracks[track] ?? {};
    const isShown = typeof verifications === 'number' && typeof whole === 'number' && whole > 0;
    return {
      track,
      title,
      verifications,
      ...(isShown ? { sharePercent: percentOf(verifications, whole) } : {}),
      ...(quota === undefined ? {} : { quota }),
      verdict: verdictOf(quota, verifications, whole),
    };
  });
};

/** ОКТМО: two digits of the region, three of the district or city; the rest are settlements within it. */
const MUNICIPALITY_DIGITS = 5;
const municipalityOf = (oktmo: string | undefined): string =>
  oktmo === undefined ? '' : oktmo.slice(0, MUNICIPALITY_DIGITS).padEnd(8, '0');

/** A plan is compared only with days of its own year. */
const planOf = ({ plan }: PolicyPack, period: { from: IsoDay; to: IsoDay }): ProgrammePlan | undefined => {
  const years = [yearOf(period.from), yearOf(period.to)];
  return years.every((year) => year === plan?.year) ? plan : undefined;
};

type Planned = { oktmo: string; title: string; planned: number };

const plannedOf = (plan: ProgrammePlan | undefined): Planned[] =>
  Object.entries(plan?.known ?? {}).flatMap(([title, planned]) => {
    const oktmo = plan?.oktmo?.[title];
    return oktmo === undefined ? [] : [{ oktmo, title, planned }];
  });

const municipalityRow = (
  oktmo: string,
  verifications: ReportCount,
  planned: Planned | undefined,
): ProgrammeSection['municipalities'][number] => ({
  ...(oktmo === '' ? {} : { oktmo }),
  ...(planned === undefined ? {} : { title: planned.title }),
  verifications,
  ...(planned === undefined ? {} : { planned: planned.planned }),
  ...(planned === undefined || typeof verifications !== 'number'
    ? {}
    : { percentOfPlan: percentOf(verifications, planned.planned) }),
});

const municipalityRows = (
  cases: Cases,
  whole: ReportCount,
  planned: readonly Planned[],
): ProgrammeSection['municipalities'] => {
  const ofCases = cases.map(({ municipalityOktmo }) => municipalityOf(municipalityOktmo));
  const named = [...ofCases.filter((oktmo) => oktmo !== ''), ...planned.map(({ oktmo }) => oktmo)];
  const codes = [...new Set(named)].toSorted();
  if (ofCases.includes('')) codes.push('');
  const counts = partsOf(
    whole,
    codes.map((code) => ofCases.filter((oktmo) => oktmo === code).length),
  );
  // A municipality is listed because it has a case: the list alone would tell that each count is at least one.
  if (counts.includes(WITHHELD)) return [];
  return codes.map((code, place) =>
    municipalityRow(
      code,
      counts[place] ?? WITHHELD,
      planned.find(({ oktmo }) => oktmo === code),
    ),
  );
};

/** A tree, so that no two tables share a sum from which a hidden count could be had. */
const statesOf = (cases: Cases, whole: ReportCount): ProgrammeSection['states'] => {
  const count = (state: CaseState): number => cases.filter((known) => known.state === state).length;
  const ofOpen = [count('received'), count('verifying')];
  const [resultReady = WITHHELD, open = WITHHELD] = partsOf(whole, [
    count('result-ready'),
    ofOpen.reduce((sum, one) => sum + one, 0),
  ]);
  const [received = WITHHELD, verifying = WITHHELD] = partsOf(open, ofOpen);
  return { resultReady, open, received, verifying };
};

/** What a report says of one pack. `verifications`: the count of `cases` as it may be shown. */
export const programmeSection = (
  policy: PolicyPack,
  shown: { cases: Cases; verifications: ReportCount; period: { from: IsoDay; to: IsoDay } },
): ProgrammeSection => {
  const { cases, verifications, period } = shown;
  const plan = planOf(policy, period);
  return {
    policy: policy.reference,
    title: policy.title,
    verifications,
    states: statesOf(cases, verifications),
    tracks: trackRows(policy, cases, verifications),
    municipalities: municipalityRows(cases, verifications, plannedOf(plan)),
    ...(plan === undefined
      ? {}
      : {
          plan: {
            year: plan.year,
            total: plan.total,
            note: plan.note,
            ...(typeof verifications === 'number'
              ? { percentOfPlan: percentOf(verifications, plan.total) }
              : {}),
          },
        }),
  };
};
