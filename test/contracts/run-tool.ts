import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type ToolRun = { status: number | null; stdout: Buffer; stderr: string };

/** Runs a program of the system in a folder of its own with these files; `undefined` where there is no such program. */
export const runTool = (
  command: readonly [string, ...string[]],
  files: Readonly<Record<string, string | Buffer>> = {},
): ToolRun | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-tool-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const [program, ...args] = command;
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder });
    return error === undefined ? { status, stdout, stderr: stderr.toString() } : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
