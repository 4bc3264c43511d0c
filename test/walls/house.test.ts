import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agencies } from '#contracts/registry';

const sources = (...patterns: string[]): string[] => globSync(patterns);
const linesWith = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

test('shared code asks a descriptor, never the name of an agency', () => {
  const named = new RegExp(`['"\`](${agencies.map(({ id }) => id).join('|')})['"\`]`);
  // The addresses per stage are facts about each agency; everything else follows from the registry.
  const shared = sources(
    'core/**/*.ts',
    'functions/**/*.ts',
    'infra/*.ts',
    'infra/{stacks,constructs}/**/*.ts',
    'ops/**/*.ts',
  );

  expect(shared.length).toBeGreaterThan(150);
  expect(linesWith(shared, named).filter((line) => !line.startsWith('infra/stages.ts'))).toEqual([]);
});

test('the rules of a region are reached through the registry of policies alone', () => {
  const everything = sources('{core,contracts,functions,infra,ops}/**/*.ts').filter(
    (file) => !file.startsWith('core/policies/'),
  );
  const packs = /from '#core\/policies\/(?!registry'|policy-pack')/;

  expect(linesWith(everything, packs)).toEqual([]);
});

test('no file is named after nothing', () => {
  const everything = sources('{schemas,core,contracts,functions,infra,ops}/**/*.ts');
  const nothing = /(^|[-/])(utils?|helpers?|common|misc|managers?|processors?|data|info)\.ts$/;

  expect(everything.filter((file) => nothing.test(file))).toEqual([]);
});

test('there is one way out: everything that calls an agency goes through the transport with its list of hosts', () => {
  const shipped = sources('{schemas,core,contracts,functions}/**/*.ts').filter(
    (file) => !file.includes('simulator'),
  );
  const ways =
    /from '(node:)?(http|https|http2|tls|dgram|undici|axios|got)'|from 'node:net'|from 'node:child_process'|(?<![\w.])fetch\(|new (WebSocket|EventSource)\(/;

  expect(
    linesWith(shipped, ways).filter(
      (line) => !line.startsWith('functions/runtime/outgoing/http-transport.ts'),
    ),
  ).toEqual(["functions/runtime/outgoing/address-check.ts: import { BlockList, isIP } from 'node:net';"]);
});
