import type { AcceptedLine } from '#ops/cli/bulk/bulk-journal';
import { inParallel, persistently, remember, rememberFailed, type BulkRun } from '#ops/cli/bulk/bulk-run';

/** A look at every open case takes longer the more there are; while nothing is new, looks become rarer. */
const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 30;

/** The API does not know the case any more: another exchange at the same address. The line is sent again next time. */
const isGone = (status: number): boolean => status === 404;

const look = async (run: BulkRun, accepted: AcceptedLine): Promise<void> => {
  const { line, digest, caseId } = accepted;
  const found = await persistently(run, () => run.session.api.readCase(caseId));
  if (found?.type === 'problem' && isGone(found.status)) {
    rememberFailed(run, accepted, found);
    run.open.delete(line);
  }
  if (found?.type !== 'view' || found.view.resultVersion === 0) return;
  const result = await persistently(run, () => run.session.api.readResult(caseId));
  if (result?.type !== 'view') return;
  const { version, status } = result.view;
  const entry = { line, digest, ended: 'result', caseId, version, status } as const;
  remember(run, entry);
  run.results.push(entry);
  run.open.delete(line);
};

/** Looks at the open cases until none is left, or nothing new has come for so many seconds. */
export const waitForResults = async (
  run: BulkRun,
  patienceSeconds: number,
  show: () => void,
): Promise<void> => {
  const { desk } = run.session;
  let newsAt = desk.nowSeconds();
  let pause = FIRST_PAUSE_SECONDS;
  while (run.open.size > 0 && !run.signal.aborted) {
    const before = run.open.size;
    await inParallel(run, run.open.values(), async (accepted) => {
      await look(run, accepted);
      show();
    });
    const isNew = run.open.size < before;
    if (isNew) newsAt = desk.nowSeconds();
    pause = isNew ? FIRST_PAUSE_SECONDS : Math.min(pause * 1.5, LONGEST_PAUSE_SECONDS);
    const left = newsAt + patienceSeconds - desk.nowSeconds();
    if (left <= 0) return;
    if (run.open.size > 0) await desk.pause(Math.min(pause, left), run.signal);
  }
};
