import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agencies } from '#contracts/registry';
import { acts } from '#infra/acts';
import { bundleFunctions } from '#infra/bundle';

const outdir = mkdtempSync(join(tmpdir(), 'sverka-bundles-'));
const { metafile, names, folderOf } = bundleFunctions(outdir);

/** Bundle → the files whose code is in its bundle, relative to the repository. */
const contents = new Map(
  Object.entries(metafile.outputs).flatMap(([path, { entryPoint, inputs }]) =>
    entryPoint === undefined
      ? []
      : [
          [
            path.split('/').at(-2) ?? '',
            Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
          ],
        ],
  ),
);
const filesMatching = (pattern: RegExp): string[] =>
  [...contents].flatMap(([act, files]) =>
    files.filter((file) => pattern.test(file)).map((file) => `${act}: ${file}`),
  );

describe('bundles', () => {
  it('exist for every act, and of those that talk to an agency one for each', () => {
    const collected = agencies.filter(({ answerQueue }) => answerQueue !== undefined);
    expect([...contents.keys()].sort()).toEqual(
      [
        ...Object.keys(acts).filter((act) => act !== 'send-query' && act !== 'collect-answers'),
        ...agencies.map(({ id }) => `send-query-${id}`),
        ...collected.map(({ id }) => `collect-answers-${id}`),
      ].sort(),
    );
    expect([...names].sort()).toEqual([...contents.keys()].sort());
    for (const name of names) {
      expect(readFileSync(join(folderOf(name), 'index.js'), 'utf8').slice(0, 12)).toBe('"use strict"');
    }
  });

  it('are built into a folder named relative to here, as the CDK command line names it', () => {
    mkdirSync('cdk.out', { recursive: true });
    // No dot at its beginning: esbuild takes that for the name of a package.
    const folder = mkdtempSync('cdk.out/bundles-of-a-test-');
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const built = bundleFunctions(folder);
    expect([...built.names].sort()).toEqual([...names].sort());
    expect(statSync(join(folder, 'open-case', 'index.js')).size).toBeGreaterThan(0);
  });

  it('of an agency carry its own adapters and nobody else’s', () => {
    const strangers = agencies.flatMap(({ id }) =>
      [...contents]
        .filter(([name]) => name === `send-query-${id}` || name === `collect-answers-${id}`)
        .flatMap(([name, files]) => files.map((file) => ({ name, file })))
        .filter(
          ({ file }) =>
            /^contracts\/(?!protocols\/|wire\/)/.test(file) && !file.startsWith(`contracts/${id}/`),
        ),
    );
    expect(strangers).toEqual([]);
    expect(contents.get('send-query-tax')?.filter((file) => file.startsWith('contracts/tax/'))).toContain(
      'contracts/tax/agency.ts',
    );
    expect(filesMatching(/^contracts\/protocols\/(smev3|xmldsig)/).join()).not.toContain(
      'send-query-my-business',
    );
  });

  it('carry no simulator, sample, test or second reader of XML', () => {
    expect(filesMatching(/simulator|\/samples\/|^test\/|fast-xml-parser|fauxqs|aws-cdk/)).toEqual([]);
  });

  it('carry one language of zod: English, or none', () => {
    expect(filesMatching(/zod\/v4\/locales\/(?!en\.)/)).toEqual([]);
  });

  it('carry no writer of JSON Schema, and no function asks for one', () => {
    expect(filesMatching(/json-schema-generator/)).toEqual([]);
    for (const act of names) {
      const code = readFileSync(join(folderOf(act), 'index.js'), 'utf8');
      expect({ act, writes: code.includes('json-schema.org/draft') }).toEqual({ act, writes: false });
    }
  });

  it('carry the AWS SDK once, in its module form', () => {
    expect(filesMatching(/@(aws-sdk|smithy)\/.*\/dist-cjs\//)).toEqual([]);
    for (const [act, files] of contents) {
      const packages = new Set(
        files.flatMap((file) => /^.*node_modules\/@(?:aws-sdk|smithy)\/[^/]+/.exec(file)?.[0] ?? []),
      );
      const names = [...packages].map((path) => path.replace(/^.*node_modules\//, ''));
      expect({ act, twice: names.filter((name, at) => names.indexOf(name) !== at) }).toEqual({
        act,
        twice: [],
      });
    }
  });

  it('carry no way to credentials but the environment', () => {
    expect(filesMatching(/credential-provider-(?!env\/)|nested-clients|credential-provider-imds/)).toEqual(
      [],
    );
  });

  it('carry no parts of the SDK that nothing here can reach', () => {
    expect(filesMatching(/submodules\/event-streams\/|\/mnemonist\/|\/lambda-invoke-store\//)).toEqual([]);
  });

  it.each(agencies)('keep send-query of $id within 420 KB', ({ id }) => {
    expect(statSync(join(folderOf(`send-query-${id}`), 'index.js')).size).toBeLessThanOrEqual(420 * 1024);
  });

  it('do not inline source maps', () => {
    for (const name of names) {
      expect(readFileSync(join(folderOf(name), 'index.js'), 'utf8')).not.toContain('sourceMappingURL=data:');
    }
  });
});
