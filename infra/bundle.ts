import { buildSync, type Metafile } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { acts } from '#infra/acts';
import { leanZod } from '#infra/lean-zod';

const repository = dirname(import.meta.dirname);

export type Bundles = {
  /** Folder of one act's code; its entry is `index.js`. */
  folderOf: (act: string) => string;
  metafile: Metafile;
};

/** Parts of the SDK that no function of ours can reach: package → the module that a bundle carries in its place. */
const STAND_INS: Readonly<Record<string, string>> = {
  // In Lambda credentials come by environment variable and no other way. The SDK's own chain also carries files, single
  // sign-on, STS and the metadata address: a sixth of a bundle, and an address that no function of ours shall ever call.
  '@aws-sdk/credential-provider-node':
    "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
  // Loaded for operations that stream events; neither SQS nor DynamoDB has one. 15 KB.
  '@smithy/core/event-streams': 'export {};',
  // Holds discovered endpoints; discovery is off, and every endpoint is given or the region's own. 7 KB.
  'mnemonist/lru-cache': 'export default class extends Map { constructor() { super(); } }',
};

/** The stand-ins as files of the output folder: package → path. */
const standIns = (outdir: string): Record<string, string> => {
  const folder = join(outdir, 'stand-ins');
  mkdirSync(folder, { recursive: true });
  const written = Object.fromEntries(
    Object.entries(STAND_INS).map(([name, code]) => {
      const path = join(folder, `${name.replaceAll(/[^a-z-]/g, '-')}.mjs`);
      writeFileSync(path, `${code}\n`);
      return [name, path];
    }),
  );
  return { ...written, zod: leanZod(repository, folder) };
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
    alias: standIns(outdir),
    nodePaths: [join(repository, 'node_modules')],
    minify: true,
    charset: 'utf8',
    // The only JSON on the way is each SDK client's own package.json, read for a version to name in `User-Agent`. 5 KB.
    loader: { '.json': 'empty' },
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'metafile.json'), JSON.stringify(metafile));
  return { folderOf: (act) => join(outdir, act), metafile };
};
