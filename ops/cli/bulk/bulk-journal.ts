import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { fileFailure, unusable } from '#ops/cli/input/read-file';

const Head = z.strictObject({
  journal: z.literal('sverka verify --bulk'),
  schemaVersion: z.literal('1'),
  api: z.string(),
});

const ofLine = { line: z.int().min(1), digest: z.string() };

/**
 * How far one line of the file has come. `accepted`: it is a case; `result`: the case has one; `failed`: the API did not
 * take it (or no longer knows it), and it is sent again the next time. Ids, codes and pointers only.
 */
const JournalEntry = z.discriminatedUnion('ended', [
  z.strictObject({ ...ofLine, ended: z.literal('accepted'), caseId: z.string() }),
  z.strictObject({
    ...ofLine,
    ended: z.literal('result'),
    caseId: z.string(),
    version: z.int(),
    status: z.enum(['confirmed', 'confirmed-with-remarks', 'discrepancies', 'incomplete', 'not-verifiable']),
  }),
  z.strictObject({
    ...ofLine,
    ended: z.literal('failed'),
    httpStatus: z.int(),
    pointers: z.array(z.string()),
  }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
export type AcceptedLine = Extract<JournalEntry, { ended: 'accepted' }>;

export type BulkJournal = {
  path: string;
  /** The last that is known of a line with this digest. */
  known: (digest: string) => JournalEntry | undefined;
  remember: (entry: JournalEntry) => void;
  close: () => void;
};

/** An address may hold a password. */
const withoutPassword = (address: string): string => {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
};

const notAJournal = (path: string): CommandFailure =>
  unusable(
    path,
    'это не журнал команды sverka verify --bulk; укажите другой файл: --journal',
    'it is no journal of sverka verify --bulk; name another file by --journal',
  );

const parsed = <Shape>(path: string, line: string, shape: z.ZodType<Shape>): Shape => {
  try {
    return shape.parse(JSON.parse(line));
  } catch {
    throw notAJournal(path);
  }
};

const requireSameApi = (path: string, head: string, api: string): void => {
  const before = parsed(path, head, Head).api;
  if (before === api) return;
  throw new CommandFailure(EXIT.refused, {
    ru: `${path}: журнал другой Sverka (${before}), а не ${api}. Для этой укажите другой файл: --journal`,
    en: `${path}: the journal of another Sverka (${before}), not of ${api}. For this one name another file by --journal`,
  });
};

/** Whole lines only: a line that a kill has cut in half never happened. */
const wholeLines = (path: string): string[] => {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  if (lines.length === 0 && bytes.length > 0 && bytes[0] !== 0x7b) throw notAJournal(path);
  return lines;
};

const readJournal = (path: string, api: string): JournalEntry[] => {
  const [head, ...lines] = wholeLines(path);
  if (head === undefined) return [];
  requireSameApi(path, head, api);
  return lines.map((line) => parsed(path, line, JournalEntry));
};

const dropHalfLine = (path: string): void => {
  if (existsSync(path)) truncateSync(path, readFileSync(path).lastIndexOf('\n') + 1);
};

const usable = <Value>(path: string, use: () => Value): Value => {
  try {
    return use();
  } catch (error) {
    throw error instanceof CommandFailure ? error : fileFailure(path, error);
  }
};

/**
 * Opens the journal of a run, or begins one, for this API. Each entry is in the file when `remember` returns.
 * @throws CommandFailure where the file is something else, or the journal of another API
 */
export const openJournal = (path: string, address: string): BulkJournal => {
  const api = withoutPassword(address);
  const entries = usable(path, () => readJournal(path, api));
  const known = new Map(entries.map((entry) => [entry.digest, entry]));
  const file = usable(path, () => {
    dropHalfLine(path);
    return openSync(path, 'a', 0o600);
  });
  const write = (line: unknown): void => {
    writeSync(file, `${JSON.stringify(line)}\n`);
  };
  if (usable(path, () => readFileSync(path)).length === 0)
    write({ journal: 'sverka verify --bulk', schemaVersion: '1', api } satisfies z.infer<typeof Head>);
  return {
    path,
    known: (digest) => known.get(digest),
    remember: (entry) => {
      known.set(entry.digest, entry);
      write(entry);
    },
    close: () => {
      closeSync(file);
    },
  };
};
