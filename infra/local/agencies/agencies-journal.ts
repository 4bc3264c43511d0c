import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { JournalEntry, type Journal } from '#contracts/protocols/simulator-journal';

export type JournalFile = { earlier: readonly JournalEntry[]; append: Journal; close: () => void };

/** Whole lines; a line that a kill cut in half was never answered, so it never happened. */
const wholeLines = (path: string): string[] => {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(path, end);
  return bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
};

/** The agencies' ledger as a file: what it holds already, and a way to add a line before a reply leaves. */
export const openJournalFile = (path: string): JournalFile => {
  mkdirSync(dirname(path), { recursive: true });
  const earlier = wholeLines(path).map((line) => JournalEntry.parse(JSON.parse(line)));
  const file = openSync(path, 'a');
  return {
    earlier,
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
    },
    close: () => {
      closeSync(file);
    },
  };
};
