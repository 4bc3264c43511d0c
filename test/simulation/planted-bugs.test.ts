import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PLANTED_BUGS } from '#test/simulation/planted-bugs';

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
  it.concurrent.each(PLANTED_BUGS)('$name is found', async ({ name }) => {
    const { status, said } = await hunt(name);
    expect(said).toMatch(/seed \d+: /);
    expect(status).toBe(1);
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
