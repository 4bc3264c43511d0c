import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

/** Names of the rules that a file of that path with that content breaks; type-aware rules are off here. */
const brokenRules = async (filePath: string, code: string): Promise<string[]> => {
  const results = await eslint.lintText(code, { filePath });
  return results.flatMap((result) => result.messages.map((message) => message.ruleId ?? message.message));
};

const imports = (specifier: string) =>
  `import { anything } from '${specifier}';\nexport const used = anything;\n`;

test.each([
  ['schemas', 'schemas/person.ts', '#core/matching'],
  ['schemas', 'schemas/person.ts', 'saxes'],
  ['core', 'core/reconcile.ts', '#contracts/registry'],
  ['core', 'core/reconcile.ts', '#functions/runtime/clock'],
  ['core', 'core/reconcile.ts', '@aws-sdk/client-sqs'],
  ['core', 'core/reconcile.ts', 'node:fs'],
  ['contracts/wire', 'contracts/wire/xml.ts', '#contracts/tax/adapter'],
  ['contracts/wire', 'contracts/wire/xml.ts', 'fast-xml-parser'],
  ['contracts/protocols', 'contracts/protocols/smev3/envelope.ts', '#contracts/tax/adapter'],
  ['contracts/protocols', 'contracts/protocols/smev3/envelope.ts', 'node:crypto'],
  [
    'contracts/protocols/xmldsig',
    'contracts/protocols/xmldsig/streebog.ts',
    '#contracts/protocols/smev3/names',
  ],
  ['contracts/tax', 'contracts/tax/agency.ts', '#contracts/employment-centre/agency'],
  ['contracts/tax', 'contracts/tax/agency.ts', '#contracts/tax/simulator'],
  ['contracts/tax', 'contracts/tax/agency.ts', '#contracts/protocols/smev3/simulator'],
  ['contracts/tax', 'contracts/tax/agency.ts', 'node:http'],
  ['contracts/employment-centre', 'contracts/employment-centre/agency.ts', '#contracts/my-business/agency'],
  ['contracts/my-business', 'contracts/my-business/agency.ts', '#functions/runtime/outgoing/http-transport'],
  ['contracts/social-protection', 'contracts/social-protection/any.ts', '#contracts/tax/agency'],
  ['contracts/registry', 'contracts/registry.ts', '#contracts/tax/simulator'],
  ['simulators', 'contracts/tax/simulator.ts', '#contracts/tax/adapter'],
  ['simulators', 'contracts/tax/simulator.ts', '#contracts/wire/xml'],
  ['simulators', 'contracts/protocols/smev3/simulator.ts', '#core/ids'],
  ['functions/runtime', 'functions/runtime/clock.ts', '#contracts/registry'],
  ['functions/runtime', 'functions/runtime/clock.ts', '#infra/stages'],
  ['functions/open-case', 'functions/open-case/open-case.ts', '#functions/send-query/send-query'],
  ['functions/open-case', 'functions/open-case/open-case.ts', '@aws-sdk/client-dynamodb'],
  ['functions/open-case', 'functions/open-case/open-case.ts', '@middy/core'],
  ['functions/open-case', 'functions/open-case/open-case.ts', '#contracts/tax/agency'],
  ['infra', 'infra/app.ts', '#functions/open-case/open-case'],
  ['infra', 'infra/app.ts', '#contracts/tax/adapter'],
  ['infra', 'infra/app.ts', '#infra/local/start'],
  ['ops', 'ops/cli/sverka.ts', '#core/reconcile'],
  ['ops', 'ops/cli/sverka.ts', '#functions/runtime/table/case-store'],
  ['ops/console/page', 'ops/console/page/main.ts', 'node:fs'],
  ['ops/console/page', 'ops/console/page/main.ts', '#ops/cli/api/api-client'],
  ['ops/console/page', 'ops/console/page/main.ts', '#ops/console/door'],
])('wall of %s: %s may not import %s', async (_room, filePath, specifier) => {
  expect(await brokenRules(filePath, imports(specifier))).toContain('no-restricted-imports');
});

test.each([
  ['core/reconcile.ts', '#schemas/query'],
  ['contracts/tax/agency.ts', '#contracts/protocols/smev3/descriptor'],
  ['contracts/registry.ts', '#contracts/tax/agency'],
  ['functions/open-case/open-case.ts', '#core/queries/plan-queries'],
  ['functions/open-case/open-case.ts', '#contracts/registry'],
  ['infra/app.ts', '#functions/open-case/env'],
  ['ops/console/page/main.ts', '#ops/cli/words/words'],
])('%s may import %s', async (filePath, specifier) => {
  expect(await brokenRules(filePath, imports(specifier))).not.toContain('no-restricted-imports');
});

test.each([
  ['a relative import', 'core/reconcile.ts', [imports('./matching'), 'no-restricted-imports']],
  [
    'the named import of zod',
    'schemas/query.ts',
    [imports('zod').replace('anything', 'z as anything'), 'no-restricted-syntax'],
  ],
  ['the clock', 'core/reconcile.ts', ['export const now = new Date();\n', 'no-restricted-syntax']],
  ['the clock', 'functions/sweep/sweep.ts', ['export const now = Date.now();\n', 'no-restricted-syntax']],
  [
    'randomness',
    'functions/sweep/sweep.ts',
    ['export const dice = Math.random();\n', 'no-restricted-syntax'],
  ],
  [
    'the environment',
    'functions/sweep/sweep.ts',
    ['export const home = process.env.HOME;\n', 'no-restricted-syntax'],
  ],
  ['a default export', 'core/reconcile.ts', ['export default 1;\n', 'no-restricted-syntax']],
  [
    'coercion',
    'schemas/query.ts',
    ["import * as z from 'zod';\nexport const n = z.coerce.number();\n", 'no-restricted-syntax'],
  ],
  [
    'untrusted JSON',
    'core/reconcile.ts',
    ['export const read = (text: string): unknown => JSON.parse(text);\n', 'no-restricted-syntax'],
  ],
  [
    'a focused test',
    'test/core/any.test.ts',
    ["import { test } from 'vitest';\ntest.only('x', () => undefined);\n", 'no-restricted-syntax'],
  ],
  [
    'markup made of a string',
    'ops/console/page/element.ts',
    ["export const show = (): void => {\n  document.body.innerHTML = '';\n};\n", 'no-restricted-syntax'],
  ],
  ['a long handler', 'functions/sweep/handler.ts', ['export const a = 1;\n'.repeat(41), 'max-lines']],
] as const)('%s is refused in %s', async (_what, filePath, [code, rule]) => {
  expect(await brokenRules(filePath, code)).toContain(rule);
});
