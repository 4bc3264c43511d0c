import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { AcceptedView } from '#schemas/api';
import { sampleFamilies } from '#test/local/sample-family';
import { startStackProcess, type StackProcess } from '#test/local/stack-process';
import { sverka } from '#test/ops/sverka-process';

let stack: StackProcess;
beforeAll(async () => {
  stack = await startStackProcess(18_794, ['--empty']);
});
afterAll(async () => {
  await stack.stop();
});

const run = async (args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await sverka([...args, '--lang', 'en', '--api', stack.apiUrl]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

const [family] = sampleFamilies();
const registered = z
  .looseObject({ officeId: z.string(), registrationNumber: z.string() })
  .parse(family?.request);

test('progress, hold, dossier and audit of a case over the real API and table', async () => {
  const accepted = await fetch(`${stack.apiUrl}/v1/verification-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(registered),
  });
  const { caseId } = AcceptedView.parse(await accepted.json());

  expect(await run(['progress', caseId])).toContain('The application is accepted (clause 3.1.2)');
  const by = ['--actor', 'official-7', '--reason'];
  expect(await run(['hold', caseId, ...by, 'prosecutor'])).toContain(`Case ${caseId} is held`);
  expect(await run(['case', caseId])).toContain('held (clause 5.11)');

  const dossier = await run(['dossier', caseId, ...by, 'court']);
  expect(dossier).toMatch(/official-7 {2}hold placed {2}prosecutor/);
  expect(dossier).toMatch(/official-7 {2}dossier handed out {2}audit {2}court/);
  const citizen = await run(['dossier', caseId, '--for', 'citizen', ...by, 'complaint']);
  expect(citizen).not.toContain('hold placed');

  const period = ['--office', registered.officeId, '--from', '2020-01-01', '--to', '2030-12-31'];
  expect(await run(['audit', ...period, '--format', 'csv'])).toContain(registered.registrationNumber);
});
