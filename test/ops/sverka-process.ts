import { execFile, type ChildProcess } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Outcome = { code: number; stdout: string; stderr: string };

export const PROGRAM = join(import.meta.dirname, '../../ops/cli/sverka.ts');

/** Compiled once for all the processes of a run. */
const COMPILE_CACHE = join(tmpdir(), 'sverka-test-compiled');

/** Runs the command as a process of its own, without a terminal; `started` may send it signals. */
export const sverka = (
  args: readonly string[],
  environment: Record<string, string> = {},
  started: (child: ChildProcess) => void = () => undefined,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment };
    const child = execFile(process.execPath, [PROGRAM, ...args], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
    child.stdin?.end();
    started(child);
  });

/** A file in a folder of its own. */
export const fileOf = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'sverka-test-')), name);
  await writeFile(path, content);
  return path;
};
