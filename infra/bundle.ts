import { buildSync, type Metafile } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { agencies } from '#contracts/registry';
import { type Act, acts } from '#infra/acts';
import { leanZod } from '#infra/lean-zod';

const repository = dirname(import.meta.dirname);

export type Bundles = {
  /** Names of all bundles, in no order. */
  names: readonly string[];
  /** Folder of one bundle; its entry is `index.js`. */
  folderOf: (name: string) => string;
  metafile: Metafile;
};

/** Acts that talk to one agency: each deployment carries the adapters of its own and of no other. */
const ONE_AGENCY = ['send-query', 'collect-answers'] as const satisfies readonly Act[];
type ActOfAgency = (typeof ONE_AGENCY)[number];

/** Name of the bundle of an act that talks to one agency. */
export const bundleOf = (act: ActOfAgency, agency: string): string => `${act}-${agency}`;

/** What takes the registry's place in the bundles of one agency; whatever else of the registry they asked for would not build. */
const registryOf = (agency: string, folder: string): string => {
  const path = join(folder, `registry-${agency}.mjs`);
  writeFileSync(
    path,
    `import * as own from ${JSON.stringify(join(repository, 'contracts', agency, 'agency.ts'))};
const [agency] = Object.values(own);
export const findAgency = (id) => (id === agency.id ? agency : undefined);
`,
  );
  return path;
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
  // Tells the traces of invocations apart that share an environment. Ours are alone in theirs, where the variable tells. 2 KB.
  '@aws/lambda-invoke-store':
    'export const InvokeStore = { getInstanceAsync: () => Promise.resolve(undefined) };',
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

/** Bundle → act whose handler it begins with. */
type Entries = Readonly<Record<string, Act>>;

/**
 * CommonJS, because the ESM form of the same code starts a third slower on Node 24; `module` first, because the SDK's
 * CommonJS form doubles a bundle.
 */
const build = (outdir: string, entries: Entries, alias: Record<string, string>): Metafile =>
  buildSync({
    absWorkingDir: repository,
    entryPoints: Object.entries(entries).map(([name, act]) => ({
      in: `functions/${act}/handler.ts`,
      out: `${name}/index`,
    })),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias,
    nodePaths: [join(repository, 'node_modules')],
    minify: true,
    charset: 'utf8',
    // The only JSON on the way is each SDK client's own package.json, read for a version to name in `User-Agent`. 5 KB.
    loader: { '.json': 'empty' },
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  }).metafile;

const together = <Part>(records: readonly Record<string, Part>[]): Record<string, Part> =>
  Object.fromEntries(records.flatMap((one) => Object.entries(one)));

const isOfAgency = (act: string): act is ActOfAgency => ONE_AGENCY.some((one) => one === act);

/** Every function: `<folder>/<bundle>/index.js`, its source map beside it, `<folder>/metafile.json`. */
export const bundleFunctions = (folder: string): Bundles => {
  // The CDK command line names it relative to here; an alias of esbuild that is no absolute path is read as a package.
  const outdir = resolve(folder);
  const alias = standIns(outdir);
  const shared = Object.keys(acts).filter((act): act is Act => !isOfAgency(act));
  const metafiles = [
    build(outdir, Object.fromEntries(shared.map((act) => [act, act])), alias),
    ...agencies.map(({ id, answerQueue }) => {
      const own = ONE_AGENCY.filter((act) => act === 'send-query' || answerQueue !== undefined);
      const entries = Object.fromEntries(own.map((act) => [bundleOf(act, id), act]));
      return build(outdir, entries, {
        ...alias,
        '#contracts/registry': registryOf(id, join(outdir, 'stand-ins')),
      });
    }),
  ];
  const metafile: Metafile = {
    inputs: together(metafiles.map(({ inputs }) => inputs)),
    outputs: together(metafiles.map(({ outputs }) => outputs)),
  };
  writeFileSync(join(outdir, 'metafile.json'), JSON.stringify(metafile));
  const names = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? [] : [basename(dirname(path))],
  );
  return { names, folderOf: (name) => join(outdir, name), metafile };
};
