/** Writes the assembly and the entry of the execution environments into the given folder and ends; see `synthesis.ts`. */
import { buildSync } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesise } from '#infra/synth';

const folder = process.argv[2] ?? 'cdk.out';
synthesise('dev', folder);
// Loading TypeScript costs a process 22 MB; with eight environments that is a third of their memory.
buildSync({
  entryPoints: [fileURLToPath(import.meta.resolve('#infra/local/lambda/environment-process'))],
  outfile: join(folder, 'environment-process.mjs'),
  target: 'node24',
});
