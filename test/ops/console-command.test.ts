import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { standWith } from '#test/ops/stand-of-a-test';
import { fileOf, sverka } from '#test/ops/sverka-process';
import { queuesView } from '#test/ops/views';

/** Starts it, makes these calls with these keys one after the other (`undefined`: the printed one), and ends it with Ctrl-C. */
const consoleThat = async (
  args: readonly string[],
  keys: readonly (string | undefined)[],
  environment: Record<string, string> = {},
) => {
  const statuses: number[] = [];
  const outcome = await sverka(['console', '--port', '0', ...args], environment, (child) => {
    child.stdout?.once('data', (line: Buffer) => {
      const address = new URL(line.toString('utf8').trim());
      const { key: printed = '' } = Object.fromEntries(new URLSearchParams(address.hash.slice(1)));
      void (async () => {
        for (const key of keys) {
          const headers = { 'x-sverka-console-key': key ?? printed };
          statuses.push((await fetch(new URL('/v1/ops/queues', address), { headers })).status);
        }
        child.kill('SIGINT');
      })();
    });
  });
  return { ...outcome, statuses };
};

it('sverka console prints an address whose key opens it, until Ctrl-C', async () => {
  const stand = await standWith({ 'GET /v1/ops/queues': { status: 200, body: queuesView } });

  const { code, stdout, stderr, statuses } = await consoleThat(
    ['--lang', 'ru', '--api', stand.url],
    [undefined, 'another'],
  );

  expect(statuses).toEqual([200, 401]);
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}&lang=ru\n$/);
  expect(stderr).toContain('Откройте этот адрес');
  expect(code).toBe(0);
});

it('keys of AWS are looked for once, not at every call: whoever has a second factor is asked once', async () => {
  const asked = await fileOf('asked', '');
  const keys = '{"Version":1,"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"secret"}';
  const finder = await fileOf('find-keys.sh', `echo asked >> ${asked}\necho '${keys}'\n`);
  const config = await fileOf('config', `[default]\ncredential_process = sh ${finder}\n`);

  const { statuses } = await consoleThat(
    ['--api', 'https://exchange.invalid'],
    [undefined, undefined, undefined],
    {
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_PROFILE: '',
      AWS_REGION: 'eu-central-1',
    },
  );

  expect(statuses).toEqual([502, 502, 502]);
  expect(await readFile(asked, 'utf8')).toBe('asked\n');
});

it('a port that is taken is one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());

  const { code, stderr } = await sverka(['console', '--port', String(port), '--lang', 'en']);

  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Port ${port} is taken or not allowed: give another with --port.\n`,
  });
  server.close();
});

it.each(['65536', 'all', '-1'])('a port %s is none', async (port) => {
  const { code, stderr } = await sverka(['console', '--lang', 'en', `--port=${port}`]);

  expect({ code, stderr }).toEqual({ code: 1, stderr: '--port: a whole number up to 65535.\n' });
});
