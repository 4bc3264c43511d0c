import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStackProcess, type StackProcess } from '#test/local/stack-process';

const FAMILY = 'contracts/social-protection/samples/01-all-confirmed';
let stack: StackProcess;

beforeAll(async () => {
  stack = await startStackProcess(18_797, ['--empty', '--population', `${FAMILY}/population.json`]);
});
afterAll(async () => {
  await stack.stop();
});

test('npm run smoke verifies one invented family in test mode', async () => {
  const child = spawn(process.execPath, ['ops/smoke.ts', '--api', stack.apiUrl], { stdio: 'pipe' });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => said.push(String(chunk)));
  await once(child, 'close');

  expect(said.join('')).toMatch(/^smoke: case [a-z2-7]{26} in test mode, result version 1, confirmed\n$/);
  expect(child.exitCode).toBe(0);
});
