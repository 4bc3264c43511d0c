import type { Reply } from '#ops/cli/api/api-client';
import type { AcceptedLine, BulkJournal, JournalEntry } from '#ops/cli/bulk/bulk-journal';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Session } from '#ops/cli/session';
import type { Problem } from '#schemas/problem';

export type FailedLine = { line: number; httpStatus: number; problem: Problem };

/** One run over one file: what goes on, and what has come of it so far. */
export type BulkRun = {
  session: Session;
  journal: BulkJournal;
  /** Ctrl-C. */
  signal: AbortSignal;
  parallel: number;
  total: number;
  /** Lines that are cases without a result, by their number. */
  open: Map<number, AcceptedLine>;
  results: Extract<JournalEntry, { ended: 'result' }>[];
  failed: FailedLine[];
};

/** Waits between tries of one call; the requests are idempotent, so that a try after an unknown outcome is harmless. */
const PAUSES_SECONDS = [0.5, 1, 2, 4, 8];

const isPassing = (status: number): boolean => status >= 500 || status === 429;

type Tried<View> = { reply: Reply<View> } | { failure: CommandFailure };

const tried = async <View>(call: () => Promise<Reply<View>>): Promise<Tried<View>> => {
  try {
    return { reply: await call() };
  } catch (error) {
    if (error instanceof CommandFailure && error.exitCode === EXIT.unreachable) return { failure: error };
    throw error;
  }
};

/**
 * Calls until there is an answer that would stay the same; after some tries the last answer stands.
 * `undefined`: it was interrupted before. Throws `CommandFailure` where nothing of ours answers.
 */
export const persistently = async <View>(
  { session, signal }: BulkRun,
  call: () => Promise<Reply<View>>,
): Promise<Reply<View> | undefined> => {
  for (const pause of [...PAUSES_SECONDS, undefined]) {
    if (signal.aborted) return undefined;
    const outcome = await tried(call);
    if ('reply' in outcome && (pause === undefined || !isPassing(outcome.reply.status))) return outcome.reply;
    if ('failure' in outcome && pause === undefined) throw outcome.failure;
    if (pause !== undefined) await session.desk.pause(pause, signal);
  }
  return undefined;
};

/** Works on the items, at most `parallel` at a time, until they or our patience end; the first throw ends all of it. */
export const inParallel = async <Item>(
  { parallel, signal }: BulkRun,
  items: AsyncGenerator<Item> | IteratorObject<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const worker = async (): Promise<void> => {
    for await (const item of items) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: parallel }, worker));
  for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
};

/** An entry goes to the journal and, with `--json`, to standard output as it stands there. */
export const remember = ({ session, journal }: BulkRun, entry: JournalEntry): void => {
  journal.remember(entry);
  if (session.isJson) session.desk.out(JSON.stringify(entry));
};

export const rememberFailed = (
  run: BulkRun,
  { line, digest }: { line: number; digest: string },
  { status, problem }: { status: number; problem: Problem },
): void => {
  const pointers = (problem.errors ?? []).map(({ pointer }) => pointer);
  remember(run, { line, digest, ended: 'failed', httpStatus: status, pointers });
  run.failed.push({ line, httpStatus: status, problem });
};
