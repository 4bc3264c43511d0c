import { readFileSync } from 'node:fs';
import { JournalEntry } from '#contracts/protocols/simulator-journal';

export const ledgerEntries = (journalFile: string): JournalEntry[] =>
  readFileSync(journalFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JournalEntry.parse(JSON.parse(line)));

/** What the agencies' ledger says: how many questions took effect, and which took effect twice or differently. */
export const ledgerOf = (journalFile: string) => {
  const entries = ledgerEntries(journalFile);
  const effects = entries.filter(({ effect }) => effect === 'accepted');
  const keys = effects.map(({ agency, key }) => `${agency} ${key}`);
  const digests = new Map<string, Set<string>>();
  for (const { agency, key, digest } of entries.filter(
    ({ effect }) => effect === 'accepted' || effect === 'repeated',
  ))
    digests.set(`${agency} ${key}`, (digests.get(`${agency} ${key}`) ?? new Set()).add(digest));
  return {
    effects: effects.length,
    twice: keys.filter((key, index) => keys.indexOf(key) !== index),
    different: [...digests].filter(([, contents]) => contents.size > 1).map(([key]) => key),
  };
};
