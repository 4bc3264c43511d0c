import { dirname, join, relative } from 'node:path';
import { buildApp } from '#infra/build-app';
import type { StageName } from '#infra/stages';

/**
 * Writes the template of one stage and its assets, fast: without the checks of `npm run synth`. Needs neither an
 * account nor a network nor the CDK command line.
 * @returns path of the template; assets lie beside it, as its metadata says
 */
export const synthesise = (stage: StageName, outdir: string): string =>
  buildApp({ outdir, stages: [stage], isValidated: false, isWatched: false })
    .synth()
    .getStackByName(`sverka-${stage}`).templateFullPath;

if (import.meta.main) {
  const outdir = join(dirname(import.meta.dirname), 'cdk.out');
  const assembly = buildApp({ outdir, stages: ['dev', 'test', 'prod'] }).synth();
  for (const { templateFullPath } of assembly.stacks) console.log(relative(process.cwd(), templateFullPath));
  console.log(`${(performance.now() / 1000).toFixed(1)} s`);
}
