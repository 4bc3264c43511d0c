import type { BulkRun } from '#ops/cli/bulk/bulk-run';
import type { Bilingual } from '#schemas/bilingual';

const BAR_WIDTH = 24;
const REDRAW_SECONDS = 0.2;
const LINE_EVERY_SECONDS = 5;

/** What is counted: lines handed in, or cases with a result. */
type Counted = { what: Bilingual; done: () => number };

const bar = (done: number, total: number): string =>
  '█'.repeat(Math.floor((done / total) * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');

/**
 * A bar that is drawn over itself in a terminal, else a line every few seconds; to standard error. Call the first
 * function after each step, the second at the end.
 */
export const bulkProgress = ({ session, total, failed }: BulkRun, { what, done }: Counted) => {
  const { desk, page } = session;
  const startedAt = desk.nowSeconds();
  const startedWith = done();
  let shownAt = desk.isTerminal ? -Infinity : startedAt;
  let isFirst = true;

  const text = (): string => {
    const seconds = desk.nowSeconds() - startedAt;
    const perSecond = seconds > 0 ? (done() - startedWith) / seconds : 0;
    const left = perSecond > 0 ? Math.ceil((total - done()) / perSecond) : undefined;
    const parts = [
      `${page.word(what)} ${done()}/${total}`,
      ...(failed.length === 0
        ? []
        : [`${page.word({ ru: 'не принято', en: 'not accepted' })} ${failed.length}`]),
      ...(left === undefined || left === 0
        ? []
        : [page.word({ ru: `ещё ~${left} с`, en: `~${left} s left` })]),
    ];
    return parts.join(', ');
  };
  const draw = (): void => {
    if (desk.isTerminal) {
      const back = isFirst ? '' : '\u001b[1A\u001b[0J';
      const line = `${bar(done(), total)} ${text()}`.slice(0, Math.max(20, (desk.columns ?? 80) - 1));
      desk.err(`${back}${line}`);
    } else desk.err(text());
    isFirst = false;
    shownAt = desk.nowSeconds();
  };
  return {
    step: (): void => {
      if (desk.nowSeconds() - shownAt >= (desk.isTerminal ? REDRAW_SECONDS : LINE_EVERY_SECONDS)) draw();
    },
    end: draw,
  };
};
