import { publishedParts, SMALL_COUNT_BELOW } from '#core/programme/small-counts';
import type { AgencyTimeliness } from '#schemas/agency-timeliness';
import type { OnTimeShare, ProgrammeSection, ReportCount } from '#schemas/programme-report';
import type { VerificationCase } from '#schemas/verification-case';

type Row = ProgrammeSection['agencies'][number];
type Bounds = { least: number; most: number };

const boundsOf = (count: ReportCount, whole: number): Bounds => {
  if (typeof count === 'number') return { least: count, most: count };
  return count === '<5'
    ? { least: 1, most: SMALL_COUNT_BELOW - 1 }
    : { least: SMALL_COUNT_BELOW, most: whole };
};

/** What the counts beside it leave possible: the share says nothing that they do not. */
const shareOf = (counts: Omit<Row, 'agency' | 'share'>, whole: number): OnTimeShare | undefined => {
  const onTime = boundsOf(counts.onTime, whole);
  const rest = boundsOf(counts.notAsked, whole);
  const late = boundsOf(counts.late, whole);
  const unanswered = boundsOf(counts.unanswered, whole);
  const missed = { least: late.least + unanswered.least, most: late.most + unanswered.most };
  const fewest = Math.max(onTime.least, whole - missed.most - rest.most);
  const mostMissed = Math.min(missed.most, whole - fewest - rest.least);
  const most = Math.min(onTime.most, whole - missed.least - rest.least);
  const fewestMissed = Math.max(missed.least, whole - most - rest.most);
  if (most + fewestMissed === 0 || fewest + mostMissed === 0) return undefined;
  const [worst, best] = [(fewest * 100) / (fewest + mostMissed), (most * 100) / (most + fewestMissed)];
  return fewest === most && mostMissed === fewestMissed
    ? { fromPercent: Math.round(worst), toPercent: Math.round(best) }
    : { fromPercent: Math.floor(worst), toPercent: Math.ceil(best) };
};

/**
 * Each agency that was asked in cases that have a result: families served on time, late, not at all, and not asked, which
 * together are all of them. `ready`: how many these are, as it may be shown. Nothing is listed where it is not.
 */
export const agencyRows = (cases: readonly VerificationCase[], ready: ReportCount): Row[] => {
  if (typeof ready !== 'number') return [];
  const withResult = cases.filter(({ state }) => state === 'result-ready');
  const agencies = [...new Set(withResult.flatMap((known) => Object.keys(known.agencies ?? {})))].toSorted();
  return agencies.flatMap((agency): Row[] => {
    const count = (timeliness: AgencyTimeliness | undefined): number =>
      withResult.filter((known) => known.agencies?.[agency] === timeliness).length;
    const counts = [count('on-time'), count('late'), count('unanswered'), count(undefined)];
    const [onTime = 'withheld', late = 'withheld', unanswered = 'withheld', notAsked = 'withheld'] =
      publishedParts(ready, counts);
    // All of a table are withheld together; that an agency is listed would tell that it was asked.
    if (onTime === 'withheld') return [];
    const shown = { onTime, late, unanswered, notAsked };
    const share = shareOf(shown, ready);
    return [{ agency, ...shown, ...(share === undefined ? {} : { share }) }];
  });
};
