import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { standWith } from '#test/ops/stand-of-a-test';
import { sverka } from '#test/ops/sverka-process';
import { queuesView } from '#test/ops/views';

it('sverka console prints an address whose key opens it, until Ctrl-C', async () => {
  const stand = await standWith({ 'GET /v1/ops/queues': { status: 200, body: queuesView } });
  const statuses: number[] = [];
  const { code, stdout, stderr } = await sverka(
    ['console', '--port', '0', '--lang', 'ru', '--api', stand.url],
    {},
    (child) => {
      child.stdout?.once('data', (line: Buffer) => {
        const address = new URL(line.toString('utf8').trim());
        const { key = '' } = Object.fromEntries(new URLSearchParams(address.hash.slice(1)));
        void (async () => {
          for (const given of [key, 'another'])
            statuses.push(
              (
                await fetch(new URL('/v1/ops/queues', address), {
                  headers: { 'x-sverka-console-key': given },
                })
              ).status,
            );
          child.kill('SIGINT');
        })();
      });
    },
  );

  expect(statuses).toEqual([200, 401]);
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}&lang=ru\n$/);
  expect(stderr).toContain('Откройте этот адрес');
  expect(code).toBe(0);
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
