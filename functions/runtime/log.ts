import { AgencyUnavailable, ContractBreach } from '#core/faults';

/** Everything that a log line may hold: ids of ours, codes, counts, milliseconds. No names, identifiers or amounts. */
export type LogRecord = {
  act: string;
  /** One word for what came of it: `accepted`, `recorded`, `thrown`. */
  outcome: string;
  milliseconds: number;
  correlationId?: string | undefined;
  caseId?: string | undefined;
  queryId?: string | undefined;
  agency?: string | undefined;
  messageId?: string | undefined;
  receiveCount?: number | undefined;
  route?: string | undefined;
  status?: number | undefined;
  count?: number | undefined;
  /** Name of the error; `code` and `path` where it has them; the line of our code that threw. */
  error?: string | undefined;
  code?: string | undefined;
  path?: string | undefined;
  thrownAt?: string | undefined;
};

const textIn = (error: object, field: string): string | undefined => {
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : undefined;
};

/** The first frame of the stack, without the message in front of it. */
const firstFrame = (error: Error): string | undefined =>
  error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim()
    .slice(0, 200);

/** A path may end in a field name that the sender chose: only what can be a name of ours is written. */
const writtenPath = (path: string | undefined): string | undefined =>
  path === undefined || /^[\w/.@:{}#-]{0,200}$/.test(path) ? path : 'unprintable';

/** An error as name, code and place. Its message stays out: it may quote what was read. */
export const describeError = (error: unknown): Pick<LogRecord, 'error' | 'code' | 'path' | 'thrownAt'> => {
  if (!(error instanceof Error)) return { error: typeof error };
  if (error instanceof ContractBreach) return { error: error.name, path: writtenPath(error.path) };
  if (error instanceof AgencyUnavailable) return { error: error.name, code: error.code };
  return {
    error: error.name,
    code: textIn(error, 'code'),
    path: writtenPath(textIn(error, 'path')),
    thrownAt: firstFrame(error),
  };
};

export type WriteLog = (record: LogRecord) => void;

/** One JSON line a record, fields in the order of the list. */
export const logLine = (record: LogRecord): string => {
  const { act, outcome, milliseconds, ...ids } = record;
  return JSON.stringify({ act, outcome, milliseconds: Math.round(milliseconds), ...ids });
};

export const writeLog: WriteLog = (record) => {
  process.stdout.write(`${logLine(record)}\n`);
};
