import { buildSync, type Metafile } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { acts } from '#infra/acts';

const repository = dirname(import.meta.dirname);

export type Bundles = {
  /** Folder of one act's code; its entry is `index.js`. */
  folderOf: (act: string) => string;
  metafile: Metafile;
};

/**
 * In Lambda credentials come by environment variable and no other way. The SDK's own chain also carries files, single
 * sign-on, STS and the metadata address: a sixth of a bundle, and an address that no function of ours shall ever call.
 */
const lambdaCredentials = (outdir: string): string => {
  const path = join(outdir, 'lambda-credentials.mjs');
  mkdirSync(outdir, { recursive: true });
  writeFileSync(path, "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';\n");
  return path;
};

/**
 * One build of all functions: `<outdir>/<act>/index.js`, its source map beside it, `<outdir>/metafile.json`.
 * CommonJS, because the ESM form of the same code starts a third slower on Node 24; `module` first, because the
 * SDK's CommonJS form doubles a bundle.
 */
export const bundleFunctions = (outdir: string): Bundles => {
  const { metafile } = buildSync({
    absWorkingDir: repository,
    entryPoints: Object.keys(acts).map((act) => ({ in: `functions/${act}/handler.ts`, out: `${act}/index` })),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': lambdaCredentials(outdir) },
    nodePaths: [join(repository, 'node_modules')],
    minify: true,
    charset: 'utf8',
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'metafile.json'), JSON.stringify(metafile));
  return { folderOf: (act) => join(outdir, act), metafile };
};
