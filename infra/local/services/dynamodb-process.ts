import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';
import type { Backend } from '#infra/local/services/child-service';

/**
 * Runs the table service and ends it when our end of its standard input closes, so that it never outlives us, however
 * we end. The watcher reads from a copy of that input, because a shell gives its background jobs an empty one.
 */
const TETHERED = `exec 3<&0
"$@" </dev/null >/dev/null 2>&1 &
service=$!
echo "$service"
trap 'kill "$service"' TERM INT
(read -r _ <&3; kill "$service") &
watcher=$!
wait "$service"
kill "$watcher" 2>/dev/null`;

/** The kernel itself ends the service with us where util-linux is there; else a shell holds it by our end of its input. */
const tethered = (service: readonly string[]): [string, string[]] =>
  spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0
    ? [
        'sh',
        ['-c', 'echo "$$"; exec setpriv --pdeathsig KILL "$@" </dev/null >/dev/null 2>&1', 'sh', ...service],
      ]
    : ['sh', ['-c', TETHERED, 'sh', ...service]];

const endProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended with its tether, as it should.
  }
};

const START_SECONDS = 15;

const packagedBinary = (): string | undefined => {
  try {
    return fileURLToPath(import.meta.resolve('@dynoxide/linux-x64/dynoxide'));
  } catch {
    return undefined;
  }
};

const binary = (): string => {
  const candidate = packagedBinary() ?? 'dynoxide';
  if (spawnSync(candidate, ['--version']).status === 0) return candidate;
  throw new LocalFault(
    'No embedded table service for this computer: put `dynoxide` on PATH, or run any DynamoDB-compatible service and name it by SVERKA_DYNAMODB_ENDPOINT.',
  );
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new LocalFault('No free port on 127.0.0.1.');
  return address.port;
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    });
    return true;
  } catch {
    return false;
  }
};

/**
 * Starts the table service on loopback and waits until it answers.
 * @param folder where the tables are kept; none: in memory
 * @param port 0: any
 * @throws LocalFault where no binary fits this computer, or the port is taken
 */
export const startDynamoDb = async (folder: string | undefined, port = 0): Promise<Backend> => {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const chosen = port === 0 ? await freePort() : port;
  const data = folder === undefined ? [] : ['--db-path', join(folder, 'dynamodb.sqlite')];
  const child = spawn(...tethered([binary(), 'serve', '--port', `${chosen}`, ...data]), {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;

  const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
  const pid = Number(line);
  /** The tether may be cut (killed) while the service lives: it must not serve the same tables beside the next one. */
  const ended = exited.then(() => {
    endProcess(pid);
    child.stdin.destroy();
  });
  const endpoint = `http://127.0.0.1:${chosen}`;
  const attempts = (START_SECONDS * 1000) / 25;
  for (let attempt = 0; attempt < attempts && !hasEnded(); attempt += 1) {
    if (await answers(endpoint)) break;
    await wait(25);
  }
  // A short look back: a service that found its port taken has ended by now, and somebody else answered.
  await wait(25);
  if (hasEnded()) {
    throw new LocalFault(`The table service did not start on port ${chosen}: is it taken?`);
  }
  return {
    endpoint,
    pid,
    ended,
    stop: () => {
      child.kill();
      return ended;
    },
  };
};
