import { plusSeconds } from '#core/plus-seconds';
import type { CaseFile } from '#core/ports';
import { isOpen } from '#core/query-progress';
import type { Instant, IsoDay } from '#schemas/time';

/** What one case, or several, add to the figures that operations watch. */
export type CaseFigures = {
  openQuestions: number;
  /** Cases whose safe day of what is owed is today. */
  due: number;
  /** Cases whose safe day has passed. */
  overdue: number;
  /**
   * Questions that should have ended long ago and have not. Sent = answered + refused + unanswered + cancelled + open
   * closes only as long as nothing stays open beyond its time.
   */
  balanceDifference: number;
};

export const NO_FIGURES: CaseFigures = { openQuestions: 0, due: 0, overdue: 0, balanceDifference: 0 };

/** Longer than a reply may be under way inside Sverka when the due time passes. */
const GRACE_SECONDS = 1800;

/** `today`: where the office is. */
export const caseFigures = (
  { case: { safeDue, settled = false }, queries }: Pick<CaseFile, 'case' | 'queries'>,
  { now, today }: { now: Instant; today: IsoDay },
): CaseFigures => {
  const open = queries.filter(isOpen);
  return {
    openQuestions: open.length,
    due: !settled && safeDue === today ? 1 : 0,
    overdue: !settled && safeDue < today ? 1 : 0,
    balanceDifference: open.filter(({ progress }) => plusSeconds(progress.dueAt, GRACE_SECONDS) < now).length,
  };
};

export const addFigures = (a: CaseFigures, b: CaseFigures): CaseFigures => ({
  openQuestions: a.openQuestions + b.openQuestions,
  due: a.due + b.due,
  overdue: a.overdue + b.overdue,
  balanceDifference: a.balanceDifference + b.balanceDifference,
});
