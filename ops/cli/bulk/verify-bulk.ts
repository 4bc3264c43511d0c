import { countRequests } from '#ops/cli/bulk/bulk-file';
import { openJournal } from '#ops/cli/bulk/bulk-journal';
import { bulkProgress } from '#ops/cli/bulk/bulk-progress';
import { bulkReport } from '#ops/cli/bulk/bulk-report';
import type { BulkRun } from '#ops/cli/bulk/bulk-run';
import { submitLines } from '#ops/cli/bulk/bulk-submit';
import { waitForResults } from '#ops/cli/bulk/bulk-wait';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Session } from '#ops/cli/session';

type BulkOptions = {
  /** @default beside the file */
  journal?: string;
  parallel: number;
  /** False: the file is only handed in. */
  mustWait: boolean;
  /** How long nothing new may come. */
  patienceSeconds: number;
};

const goOn = (path: string, journal: string): string =>
  `sverka verify --bulk ${path}${journal === journalBeside(path) ? '' : ` --journal ${journal}`}`;

const journalBeside = (path: string): string => `${path}.journal`;

const interrupted = (path: string, journal: string): CommandFailure =>
  new CommandFailure(EXIT.interrupted, {
    ru: `Остановлено. Ничего не потеряно; продолжить: ${goOn(path, journal)}`,
    en: `Stopped. Nothing is lost; to go on: ${goOn(path, journal)}`,
  });

const notTaken = ({ failed, total }: BulkRun): CommandFailure =>
  new CommandFailure(failed.some(({ httpStatus }) => httpStatus >= 500) ? EXIT.unreachable : EXIT.refused, {
    ru: `Не принято строк: ${failed.length} из ${total}. Исправьте их и запустите команду ещё раз: принятое узнаётся.`,
    en: `${failed.length} of ${total} lines are not accepted. Mend them and run the command again: what was accepted is recognised.`,
  });

const late = ({ open, total, journal }: BulkRun, path: string): CommandFailure =>
  new CommandFailure(EXIT.noResultInTime, {
    ru: `Без результата дел: ${open.size} из ${total}. Они не потеряны и идут дальше; ждать снова: ${goOn(path, journal.path)}`,
    en: `${open.size} of ${total} cases have no result yet. They are not lost and go on; to wait again: ${goOn(path, journal.path)}`,
  });

const submit = async (run: BulkRun, path: string): Promise<void> => {
  const progress = bulkProgress(run, {
    what: { ru: 'принято', en: 'accepted' },
    done: () => run.open.size + run.results.length,
  });
  await submitLines(run, path, progress.step);
  progress.end();
};

const wait = async (run: BulkRun, patienceSeconds: number): Promise<void> => {
  const progress = bulkProgress(run, {
    what: { ru: 'с результатом', en: 'with a result' },
    done: () => run.results.length,
  });
  await waitForResults(run, patienceSeconds, progress.step);
  progress.end();
};

const conclude = (run: BulkRun, path: string, mustWait: boolean): void => {
  if (!run.session.isJson) run.session.desk.out(bulkReport(run));
  if (run.signal.aborted) throw interrupted(path, run.journal.path);
  if (run.failed.length > 0) throw notTaken(run);
  if (mustWait && run.open.size > 0) throw late(run, path);
};

/** Where the run broke off, what was done by then is told all the same. */
const broken = (run: BulkRun, path: string, failure: CommandFailure): CommandFailure => {
  if (!run.session.isJson) run.session.desk.out(bulkReport(run));
  const more = goOn(path, run.journal.path);
  return new CommandFailure(failure.exitCode, {
    ru: `${failure.sentence.ru} Продолжить: ${more}`,
    en: `${failure.sentence.en} To go on: ${more}`,
  });
};

/**
 * Hands in every request of an NDJSON file and waits for the results. Started again with the same file it goes on where
 * it was: the journal knows a line by its digest, and the API knows a request by its key.
 * @throws CommandFailure unless every line has a result (or is accepted, where nobody waits)
 */
export const verifyBulk = async (session: Session, path: string, options: BulkOptions): Promise<void> => {
  const signal = session.desk.interruption();
  const total = await countRequests(path);
  const journal = openJournal(options.journal ?? journalBeside(path), session.api.address);
  const { parallel, mustWait, patienceSeconds } = options;
  const run: BulkRun = {
    ...{ session, journal, signal, parallel, total },
    ...{ open: new Map(), results: [], failed: [] },
  };
  try {
    await submit(run, path);
    if (mustWait) await wait(run, patienceSeconds);
  } catch (error) {
    throw error instanceof CommandFailure ? broken(run, path, error) : error;
  } finally {
    journal.close();
  }
  conclude(run, path, mustWait);
};
