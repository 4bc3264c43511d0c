import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bombs } from '#test/contracts/bombs';

const repository = path.resolve(import.meta.dirname, '../..');

const Report = z.strictObject({
  lines: z.array(
    z.strictObject({ name: z.string(), says: z.string(), cpuMs: z.number(), moreMegabytes: z.number() }),
  ),
  opened: z.array(z.string()),
  polluted: z.boolean(),
});

const explode = (): z.infer<typeof Report> =>
  Report.parse(
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '--expose-gc',
          '--permission',
          `--allow-fs-read=${repository}`,
          path.join(import.meta.dirname, 'bomb-process.ts'),
        ],
        { encoding: 'utf8', cwd: repository },
      ),
    ),
  );

describe('bytes that are sent to hurt', () => {
  const report = explode();

  test('each is refused in a sentence of ours', () => {
    expect(report.lines.map(({ name, says }) => `${name} → ${says}`)).toEqual(
      bombs.map(({ name, says }) => `${name} → ${says}`),
    );
    expect(bombs.length).toBeGreaterThanOrEqual(25);
  });

  test('none takes more than 64 MB of memory', () => {
    expect(report.lines.filter(({ moreMegabytes }) => moreMegabytes > 64)).toEqual([]);
  });

  // Of the processor: what else runs on the machine does not count.
  test('each is answered within 250 ms', () => {
    expect(report.lines.filter(({ cpuMs }) => cpuMs > 250)).toEqual([]);
  });

  test('no file is read, no connection opened, no prototype changed', () => {
    expect(report.opened).toEqual([]);
    expect(report.polluted).toBe(false);
  });
});
