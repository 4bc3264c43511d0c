import type { CaseFile } from '#core/ports';
import type { AgencyTimeliness } from '#schemas/agency-timeliness';
import type { Answer } from '#schemas/answer';
import type { AgencyId } from '#schemas/ids';

/** "Not ready" is what an agency says that has not answered yet. */
const isSilence = ({ content }: Answer): boolean =>
  content.outcome === 'unanswered' || content.outcome === 'not-ready';

const timelinessOf = (answers: readonly Answer[]): AgencyTimeliness => {
  const given = answers.filter((answer) => !isSilence(answer));
  if (given.length === 0) return 'unanswered';
  return given.some(({ late }) => !late) ? 'on-time' : 'late';
};

const BEST_FIRST: readonly AgencyTimeliness[] = ['on-time', 'late', 'unanswered'];

const worst = (one: AgencyTimeliness, other: AgencyTimeliness): AgencyTimeliness =>
  BEST_FIRST.indexOf(one) < BEST_FIRST.indexOf(other) ? other : one;

/**
 * How each agency that was asked has served the case so far. An answer after silence is a late answer; a question that
 * the office has taken back is nobody's delay.
 */
export const agencyTimeliness = ({
  queries,
  furtherAnswers,
}: Pick<CaseFile, 'queries' | 'furtherAnswers'>): Record<AgencyId, AgencyTimeliness> => {
  const agencies: Record<AgencyId, AgencyTimeliness> = {};
  for (const { queryId, agency, answer, progress } of queries) {
    // Not asked, or no longer waited for: the agency owes nothing.
    if (answer === undefined && progress.state === 'cancelled') continue;
    const further = furtherAnswers.filter((one) => one.queryId === queryId);
    const served = timelinessOf([...(answer === undefined ? [] : [answer]), ...further]);
    agencies[agency] = worst(agencies[agency] ?? 'on-time', served);
  }
  return agencies;
};
