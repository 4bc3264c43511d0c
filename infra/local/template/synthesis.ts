import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalFault } from '#infra/local/local-fault';

const repository = dirname(dirname(dirname(import.meta.dirname)));
const cacheFolder = join(repository, 'cdk.out', 'local');

/** Everything that the template and the bundles are made of. */
const ROOMS = ['schemas', 'core', 'contracts', 'functions', 'infra'];
const FILES = [
  'infra/local/lambda/environment-process.ts',
  'infra/local/template/synth-process.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'cdk.json',
];
/** Assemblies of earlier sources that are kept, for stacks that still run on them. */
const KEPT = 3;

const isSource = (path: string): boolean => path.endsWith('.ts') && !path.startsWith(join('infra', 'local'));

const sourceFiles = (): string[] =>
  ROOMS.flatMap((room) =>
    readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(room, name),
    ),
  )
    .filter(isSource)
    .toSorted();

const digestOfSources = (): string => {
  const hash = createHash('sha256').update(process.version);
  for (const name of [...FILES, ...sourceFiles()])
    hash.update(`\0${name}\0`).update(readFileSync(join(repository, name)));
  return hash.digest('hex').slice(0, 16);
};

const synthesiseInto = async (folder: string): Promise<void> => {
  const entry = fileURLToPath(import.meta.resolve('#infra/local/template/synth-process'));
  // A process of its own, because the CDK's memory is needed for these seconds only.
  const child = spawn(process.execPath, [entry, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  await once(child, 'exit');
  process.off('exit', kill);
  if (child.exitCode !== 0)
    throw new LocalFault(
      'The template could not be synthesised; `npm run synth` shows the same error alone.',
    );
};

const dropOld = (current: string): void => {
  const others = readdirSync(cacheFolder)
    .filter((name) => name !== current)
    .map((name) => ({ folder: join(cacheFolder, name), at: statSync(join(cacheFolder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { folder } of others.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
};

export type Synthesis = {
  assemblyFolder: string;
  /** What an execution environment starts with. */
  environmentEntry: string;
  isCached: boolean;
};

/** The cloud assembly of the sources as they are, synthesised only if no earlier run has done it. */
export const synthesis = async (): Promise<Synthesis> => {
  const digest = digestOfSources();
  const assemblyFolder = join(cacheFolder, digest);
  const environmentEntry = join(assemblyFolder, 'environment-process.mjs');
  const done = { assemblyFolder, environmentEntry };
  if (existsSync(join(assemblyFolder, 'package.json'))) return { ...done, isCached: true };
  const folder = `${assemblyFolder}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  await synthesiseInto(folder);
  // On Lambda no package.json stands above the code: index.js is CommonJS there, and so it must be here.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  if (existsSync(assemblyFolder)) rmSync(folder, { recursive: true, force: true });
  else renameSync(folder, assemblyFolder);
  dropOld(digest);
  return { ...done, isCached: false };
};
