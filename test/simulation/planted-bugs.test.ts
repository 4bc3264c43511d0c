import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PLANTED_BUGS } from '#test/simulation/planted-bugs';
import { RULES_OF_EFFECTS } from '#test/simulation/rules-of-effects';
import { RULES_OF_ENDING } from '#test/simulation/rules-of-ending';
import { RULES_OF_KEEPING } from '#test/simulation/rules-of-keeping';

/** What `watched-rows.ts` says of a write. */
const RULES_OF_WRITES = [
  'a case begins with version 1',
  'every change of a case is counted',
  'a case takes legal steps',
  'results only grow',
  'no result is left out',
  'what is published stays published',
  'only a stored result is published',
  'a result waits for every answer',
  'a question takes legal steps',
  'epochs only grow',
  'an answer never changes',
  'an issued result never changes',
];

const SIMULATE = fileURLToPath(new URL('simulate.ts', import.meta.url));

/** What a person would run by hand: one process with the bug, until a world finds it or the seeds are over. */
const hunt = (name: string): Promise<{ status: number; said: string }> =>
  new Promise((resolve) => {
    const given = [SIMULATE, '--plant', name, '--seeds', '3000', '--workers', '1'];
    execFile(process.execPath, given, { timeout: 500_000 }, (error, said) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, said });
    });
  });

describe('a bug put into the code', () => {
  it.concurrent.each(PLANTED_BUGS)('$name is found: $trips', async ({ name, trips }) => {
    const { status, said } = await hunt(name);
    expect(said).toMatch(new RegExp(`seed \\d+: ${trips}: `));
    expect(status).toBe(1);
  });

  it('is there for every rule', () => {
    const rules = [RULES_OF_KEEPING, RULES_OF_EFFECTS, RULES_OF_ENDING].flatMap((table) =>
      Object.keys(table),
    );
    expect(new Set(PLANTED_BUGS.map(({ trips }) => trips))).toEqual(new Set([...rules, ...RULES_OF_WRITES]));
  });

  it('has a name and a single place of its own, and changes something', () => {
    expect(new Set(PLANTED_BUGS.map(({ name }) => name)).size).toBe(PLANTED_BUGS.length);
    for (const { name, file, from, to } of PLANTED_BUGS) {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      expect({ name, places: source.split(from).length - 1 }).toEqual({ name, places: 1 });
      expect(to).not.toBe(from);
    }
  });
});
