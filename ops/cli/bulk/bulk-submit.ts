import { digestOfLine, requestLines, type RequestLine } from '#ops/cli/bulk/bulk-file';
import { inParallel, persistently, remember, rememberFailed, type BulkRun } from '#ops/cli/bulk/bulk-run';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';

/** One broken line must not hold up a campaign; an exchange that fails on each must not be asked thousands of times. */
const MOST_FAULTS_IN_A_ROW = 10;

const isKnown = (run: BulkRun, { line, digest }: { line: number; digest: string }): boolean => {
  const entry = run.journal.known(digest);
  switch (entry?.ended) {
    case 'accepted':
      run.open.set(line, { ...entry, line });
      return true;
    case 'result':
      run.results.push({ ...entry, line });
      return true;
    case 'failed':
    case undefined:
      return false;
  }
};

const requireHealth = (run: BulkRun): void => {
  const last = run.failed.slice(-MOST_FAULTS_IN_A_ROW);
  if (last.length < MOST_FAULTS_IN_A_ROW || last.some(({ httpStatus }) => httpStatus < 500)) return;
  throw new CommandFailure(EXIT.unreachable, {
    ru: `Sverka отвечает сбоем на строку за строкой (HTTP ${last.at(-1)?.httpStatus ?? ''}).`,
    en: `The API fails on line after line (HTTP ${last.at(-1)?.httpStatus ?? ''}).`,
  });
};

const submitLine = async (run: BulkRun, { line, text }: RequestLine): Promise<void> => {
  const known = { line, digest: digestOfLine(text) };
  if (isKnown(run, known)) return;
  const reply = await persistently(run, () => run.session.api.submit(text));
  if (reply === undefined) return;
  if (reply.type === 'problem') {
    rememberFailed(run, known, reply);
    requireHealth(run);
    return;
  }
  const entry = { ...known, ended: 'accepted', caseId: reply.view.caseId } as const;
  remember(run, entry);
  run.open.set(line, entry);
};

/** Sends every line of the file that is not known as accepted; `show` is called after each. */
export const submitLines = (run: BulkRun, path: string, show: () => void): Promise<void> =>
  inParallel(run, requestLines(path), async (request) => {
    await submitLine(run, request);
    show();
  });
