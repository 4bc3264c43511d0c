import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { afterEach, describe, expect, it } from 'vitest';
import { startLocalStack } from '#infra/local/stack';
import { isRunning, until } from '#test/local/until';

const SAMPLE = 'contracts/social-protection/samples/01-all-confirmed';

type Command = { child: ChildProcess; printed: () => string; status: Promise<number | null> };

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const start = (...args: string[]): Command => {
  const child = spawn(process.execPath, ['infra/local/start.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => chunks.push(String(chunk)));
  const status = once(child, 'close').then(() => child.exitCode);
  return { child, printed: () => chunks.join(''), status };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = z.object({ port: z.int() }).parse(server.address()).port;
  server.close();
  await once(server, 'close');
  return port;
};

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return -1;
  }
};

const descendants = (root: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === root)
    .flatMap((name) => [Number(name), ...descendants(Number(name))]);

const ready = async ({ printed }: Command): Promise<void> => {
  await until('the stack is ready', () => printed().includes('ready: the API is at'), 60);
};

describe('npm start', () => {
  it('--once verifies the sample family, prints the result and leaves nothing behind', async () => {
    const command = start('--once', '--port', String(await freePort()));
    await until('a request is accepted', () => command.printed().includes('request accepted'), 60);
    const processes = descendants(command.child.pid ?? 0);
    expect(processes.length).toBeGreaterThan(3);

    expect(await command.status).toBe(0);

    expect(command.printed()).toContain('local timings: visibility 12');
    expect(command.printed()).toMatch(/applicant · tax · income-by-payer: found/);
    expect(command.printed()).toMatch(/VERIFICATION RESULT, version 1/);
    expect(processes.filter(isRunning)).toEqual([]);
  });

  it('refuses a wrong request with every error of it, status 1', async () => {
    const command = start(
      '--once',
      '--port',
      String(await freePort()),
      '--request',
      `${SAMPLE}/population.json`,
    );

    expect(await command.status).toBe(1);
    expect(command.printed()).toMatch(/The API answered 422: .*\n {2}\/\w+/s);
  });

  it('ends with all it started where nobody reads its output on', async () => {
    const command = start('--empty', '--port', String(await freePort()));
    await until('it speaks', () => command.printed().includes('template'), 60);
    command.child.stdout?.destroy();

    expect(await command.status).toBe(0);
    expect(command.printed()).not.toContain('EPIPE');
  });

  it('says in one sentence that the port is taken, status 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(server.address());

    const command = start('--port', String(port));

    expect(await command.status).toBe(1);
    expect(command.printed()).toBe(
      `Port ${port} of 127.0.0.1 is taken or not allowed; give another with --port.\n`,
    );
    server.close();
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s leaves no process behind', async (signal) => {
    const command = start('--empty', '--port', String(await freePort()));
    await ready(command);
    await until('environments are up', () => descendants(command.child.pid ?? 0).length > 4, 20);
    const processes = descendants(command.child.pid ?? 0);
    const began = performance.now();

    command.child.kill(signal);
    const status = await command.status;

    expect(status).toBe(signal === 'SIGKILL' ? null : 0);
    await until('every child is gone', () => !processes.some(isRunning), 3);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('the supervisor', () => {
  it('starts a killed backend again on the same port, with its data', async () => {
    const notes: string[] = [];
    const stack = await startLocalStack({
      dataFolder: mkdtempSync(join(tmpdir(), 'sverka-stack-')),
      port: 0,
      note: (line) => notes.push(line),
    });
    const pidOf = (kind: string): number => stack.processes().find((each) => each.kind === kind)?.pid ?? 0;
    const kinds = ['queues', 'table', 'agencies'];
    const before = new Map(kinds.map((kind) => [kind, pidOf(kind)]));
    const submit = (): Promise<Response> =>
      fetch(`${stack.apiUrl}/v1/verification-requests`, {
        method: 'POST',
        body: readFileSync(`${SAMPLE}/request.json`),
        headers: { 'content-type': 'application/json' },
      });
    expect((await submit()).status).toBe(202);

    for (const pid of before.values()) process.kill(pid, 'SIGKILL');
    await until(
      'all three run again',
      () => notes.filter((line) => line.includes('runs again')).length === 3,
      20,
    );

    for (const kind of kinds) {
      expect(pidOf(kind)).not.toBe(before.get(kind));
      expect(isRunning(pidOf(kind))).toBe(true);
    }
    const again = await submit();
    expect([again.status, await again.json()]).toMatchObject([200, { links: {} }]);
    await stack.stop();
    expect(stack.processes().filter(({ pid }) => isRunning(pid))).toEqual([]);
  });
});
