import { buildSync, type Metafile } from 'esbuild';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { acts } from '#infra/acts';

const repository = dirname(import.meta.dirname);

export type Bundles = {
  /** Folder of one act's code; its entry is `index.js`. */
  folderOf: (act: string) => string;
  metafile: Metafile;
};

/**
 * One build of all functions: `<outdir>/<act>/index.js`, its source map beside it, `<outdir>/metafile.json`.
 * CommonJS, because the ESM form of the same code starts a third slower on Node 24; `module` first, because the
 * SDK's CommonJS form doubles a bundle.
 */
export const bundleFunctions = (outdir: string): Bundles => {
  const { metafile } = buildSync({
    absWorkingDir: repository,
    entryPoints: Object.keys(acts)
      .filter((act) => existsSync(join(repository, 'functions', act, 'handler.ts')))
      .map((act) => ({ in: `functions/${act}/handler.ts`, out: `${act}/index` })),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  for (const act of Object.keys(acts)) mkdirSync(join(outdir, act), { recursive: true });
  writeFileSync(join(outdir, 'metafile.json'), JSON.stringify(metafile));
  return { folderOf: (act) => join(outdir, act), metafile };
};
