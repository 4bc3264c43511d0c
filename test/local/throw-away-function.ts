import { buildSync } from 'esbuild';
import { mkdtempSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEnvironment, type Environment } from '#infra/local/lambda/environment';
import type { LocalFunction } from '#infra/local/template/stack-model';

export type ThrowAwayFunction = {
  fn: LocalFunction;
  /** What the function noted with `note(value)`, in order. */
  noted: () => unknown[];
};

/** What stands behind the last end of a line is still being written. */
const wholeLines = (text: string): string[] => text.split('\n').slice(0, -1);

/**
 * A bundle of a few lines: `body` is the body of `async (event, context) => { … }`; `note(value)` writes a line that
 * the test reads; `start` counts the processes.
 */
export const throwAwayFunction = (
  body: string,
  settings: Partial<Pick<LocalFunction, 'name' | 'timeoutSeconds' | 'environment' | 'memoryMegabytes'>> = {},
): ThrowAwayFunction => {
  const codeFolder = mkdtempSync(join(tmpdir(), 'sverka-function-'));
  const notes = join(codeFolder, 'notes.jsonl');
  writeFileSync(
    join(codeFolder, 'index.js'),
    `const fs = require('node:fs');
const note = (value) => fs.appendFileSync(${JSON.stringify(notes)}, JSON.stringify(value) + '\\n');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let calls = 0;
exports.handler = async (event, context) => { calls += 1; ${body} };`,
  );
  return {
    fn: {
      logicalId: 'ThrowAway',
      name: settings.name ?? 'throw-away',
      codeFolder,
      handler: 'index.handler',
      timeoutSeconds: settings.timeoutSeconds ?? 10,
      memoryMegabytes: settings.memoryMegabytes ?? 128,
      environment: settings.environment ?? {},
    },
    noted: () =>
      existsSync(notes)
        ? wholeLines(readFileSync(notes, 'utf8')).map((line): unknown => JSON.parse(line))
        : [],
  };
};

const entry = join(mkdtempSync(join(tmpdir(), 'sverka-entry-')), 'environment-process.mjs');
buildSync({
  entryPoints: [fileURLToPath(import.meta.resolve('#infra/local/lambda/environment-process'))],
  outfile: entry,
});

export const startThrowAway = (fn: LocalFunction): Environment =>
  startEnvironment(fn, { entry, output: () => 'ignore' });
