import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import * as z from 'zod';

const PARENT = `
const { startSqs } = await import('#infra/local/queues/sqs-start');
const { startDynamoDb } = await import('#infra/local/services/dynamodb-process');
const [queues, tables] = await Promise.all([startSqs(undefined), startDynamoDb(undefined)]);
console.log(JSON.stringify([queues.pid, tables.pid]));
setInterval(() => undefined, 1000);
`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('takes both services along when the one who started them is killed', async () => {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(parent.stdout), 'line'));
  const services = z.array(z.int()).length(2).parse(JSON.parse(line));
  expect(services.map(isRunning)).toEqual([true, true]);

  parent.kill('SIGKILL');

  await vi.waitFor(
    () => {
      expect(services.map(isRunning)).toEqual([false, false]);
    },
    { timeout: 10_000, interval: 100 },
  );
});
