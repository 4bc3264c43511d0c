import { readdirSync } from 'node:fs';

/**
 * Who may import whom, as data: each room lists what it may import besides node's own modules and its own files.
 * `eslint.config.js` turns a row into a lint rule; `test/walls` lints one wrong import per row.
 */

const SDK = '@aws-sdk/';

/** An agency is a folder; a new one has its wall at once. */
const agencyFolders = readdirSync(new URL('contracts', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['wire', 'protocols'].includes(entry.name))
  .map(({ name }) => name);

/** Packages and rooms that exist at all; a room's row says which of them it may use. */
export const rooms = [
  { name: 'schemas', files: ['schemas/**'], may: ['#schemas/', 'zod'] },
  { name: 'core', files: ['core/**'], may: ['#core/', '#schemas/', 'node:crypto'] },
  {
    name: 'contracts/wire',
    files: ['contracts/wire/**'],
    may: ['#contracts/wire/', '#core/', '#schemas/', 'saxes', 'zod'],
  },
  {
    name: 'contracts/protocols',
    files: ['contracts/protocols/**'],
    not: [
      'contracts/protocols/simulator*.ts',
      'contracts/protocols/*/simulator*.ts',
      'contracts/protocols/xmldsig/**',
      'contracts/protocols/rest/callback-signature.ts',
    ],
    may: ['#contracts/protocols/(?!.*simulator)', '#contracts/wire/', '#core/', '#schemas/', 'zod'],
  },
  {
    name: 'contracts/protocols/rest/callback-signature',
    files: ['contracts/protocols/rest/callback-signature.ts'],
    may: ['#contracts/protocols/rest/signature-fields$', '#core/', '#schemas/', 'node:crypto'],
  },
  {
    name: 'contracts/protocols/xmldsig',
    files: ['contracts/protocols/xmldsig/**'],
    may: ['#contracts/protocols/xmldsig/', '#contracts/wire/', '#core/', 'node:crypto'],
  },
  ...agencyFolders.map((agency) => ({
    name: `contracts/${agency}`,
    files: [`contracts/${agency}/**`],
    not: [`contracts/${agency}/simulator*.ts`],
    may: [
      `#contracts/${agency}/(?!simulator)`,
      '#contracts/wire/',
      '#contracts/protocols/(?!.*simulator)',
      '#core/',
      '#schemas/',
      'zod',
    ],
  })),
  {
    name: 'contracts/registry',
    files: ['contracts/registry.ts'],
    may: [
      '#contracts/[a-z-]+/(agency|adapter|employment-event|provider)$',
      '#contracts/protocols/rest/(callback-signature|posted-event)$',
      '#contracts/wire/',
      '#core/',
      '#schemas/',
    ],
  },
  {
    name: 'simulators',
    files: ['contracts/*/simulator*.ts', 'contracts/protocols/*/simulator*.ts'],
    may: [
      '#contracts/[a-z0-9-]+/simulator[a-z-]*$',
      '#contracts/protocols/[a-z0-9-]+/simulator[a-z-]*$',
      'fast-xml-parser',
      // Signatures of the other side: another canonicaliser, another digest, another curve than ours.
      'libxml2-wasm',
      'node-gost-crypto',
      '@noble/curves',
      'zod',
      'node:crypto',
    ],
  },
  {
    name: 'functions/runtime',
    files: ['functions/runtime/**'],
    may: ['#functions/runtime/', '#core/', '#schemas/', SDK, '@middy/', 'aws-lambda', 'zod', 'node:'],
  },
  ...[
    'accept-request',
    'open-case',
    'send-query',
    'collect-answers',
    'answer-inquiries',
    'receive-answer',
    'reconcile-answer',
    'record-event',
    'sweep',
    'publish-result',
    'ops-api',
  ].map((act) => ({
    name: `functions/${act}`,
    files: [`functions/${act}/**`],
    may: [
      `#functions/${act}/`,
      '#functions/runtime/',
      '#contracts/registry$',
      // JSON from outside is read by the one strict dialect, also at our own door.
      '#contracts/wire/json$',
      '#core/',
      '#schemas/',
      'zod',
    ],
  })),
  {
    name: 'infra',
    files: ['infra/**'],
    not: ['infra/local/**'],
    may: [
      '#infra/(?!local/)',
      '#contracts/registry$',
      '#functions/[a-z-]+/env$',
      '#schemas/',
      'aws-cdk-lib',
      'constructs',
      'esbuild',
      'zod',
      'node:',
    ],
  },
  {
    name: 'ops',
    files: ['ops/**'],
    not: ['ops/console/page/**'],
    may: [
      '#ops/',
      '#schemas/',
      'commander',
      'cli-table3',
      'zod',
      'node:',
      // Proof of who calls, towards an exchange on AWS.
      '@smithy/signature-v4$',
      '@aws-sdk/credential-provider-node$',
      // The console's page becomes one file when the console starts.
      'esbuild',
    ],
  },
  {
    // It runs in a browser: words and pure decisions of the command, nothing of node's.
    name: 'ops/console/page',
    files: ['ops/console/page/**'],
    may: ['#ops/console/page/', '#ops/cli/(words/[a-z-]+|failed/redrive-batches)$', '#schemas/', 'zod'],
  },
];
