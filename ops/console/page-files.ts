import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

type PageFile = { contentType: string; content: Uint8Array };
/** By path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const FOLDER = join(import.meta.dirname, 'page');

/** The checker of schemas makes functions out of text where it may; under our policy it may not. */
const WITHOUT_EVAL = 'globalThis.__zod_globalConfig = { jitless: true };';

/** The page's script in one file. Loaded here: no other command needs a bundler. */
const bundle = async (): Promise<Uint8Array> => {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    banner: { js: WITHOUT_EVAL },
    logLevel: 'silent',
  });
  // Its own process is not needed any more.
  await stop();
  return Buffer.concat(outputFiles.map(({ contents }) => contents));
};

const textFile = async (name: string, contentType: string): Promise<PageFile> => ({
  contentType,
  content: await readFile(join(FOLDER, name)),
});

/** Everything that the page consists of; the same for everybody, without a secret. */
export const pageFiles = async (): Promise<PageFiles> =>
  new Map([
    ['/', await textFile('index.html', 'text/html; charset=utf-8')],
    ['/console.css', await textFile('console.css', 'text/css; charset=utf-8')],
    ['/icon.svg', await textFile('icon.svg', 'image/svg+xml')],
    ['/console.js', { contentType: 'text/javascript; charset=utf-8', content: await bundle() }],
  ]);
