import type { CountedFamilies, ShownTotals } from '#core/programme/counted-families';
import { percentOf } from '#core/programme/percent-of';
import type { PolicyPack, TrackRules } from '#core/policies/policy-pack';
import { publishedTogether } from '#core/programme/small-counts';
import { TRACK_TITLES } from '#core/texts/track-titles';
import type { ProgrammeSection, QuotaVerdict, ReportCount, TrackCount } from '#schemas/programme-report';
import { Track } from '#schemas/verification-request';

type Quota = NonNullable<TrackRules['quota']>;

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

const trackCount = (quota: Quota | undefined, count: ReportCount, whole: ReportCount): TrackCount => {
  const isShown = typeof count === 'number' && typeof whole === 'number' && whole > 0;
  return {
    count,
    ...(isShown ? { sharePercent: percentOf(count, whole) } : {}),
    verdict: verdictOf(quota, count, whole),
  };
};

/** Verifications and contracts by track, each against the quotas that the region keeps of its contracts. */
export const trackRows = (
  policy: PolicyPack,
  families: CountedFamilies,
  totals: ShownTotals,
): ProgrammeSection['tracks'] => {
  const tracks = Track.options;
  const byTrack = (cases: CountedFamilies['accepted']): number[] =>
    tracks.map((track) => cases.filter((known) => known.track === track).length);
  const [verifications = [], contracts = []] = publishedTogether([
    { whole: totals.verifications, counts: byTrack(families.accepted) },
    { whole: totals.contracts, counts: byTrack(families.signed) },
  ]);
  return tracks.map((track, place) => {
    const { quota, title = TRACK_TITLES[track] } = policy.tracks[track] ?? {};
    return {
      track,
      title,
      ...(quota === undefined ? {} : { quota }),
      verifications: trackCount(quota, verifications[place] ?? 'withheld', totals.verifications),
      contracts: trackCount(quota, contracts[place] ?? 'withheld', totals.contracts),
    };
  });
};
