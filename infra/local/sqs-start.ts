import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';

/** A service of the local stack that runs as a child of ours and ends with us. */
export type Backend = {
  /** Without a slash at its end. */
  endpoint: string;
  pid: number;
  /** Resolves when the process is gone, for whatever reason. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

const Ready = z.object({ port: z.int() });

/**
 * Starts the queue service and waits until it answers.
 * @param folder where queues and messages are kept; none: in memory
 * @param port 0: any
 */
export const startSqs = async (folder: string | undefined, port = 0): Promise<Backend> => {
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(import.meta.resolve('#infra/local/sqs-process')),
      '--port',
      `${port}`,
      ...(folder === undefined ? [] : ['--data', folder]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit').then(() => undefined);
  const firstLine = once(createInterface(child.stdout), 'line');
  const [line] = z.tuple([z.string()]).parse(await Promise.race([firstLine, ended.then(() => [''])]));
  if (line === '' || child.pid === undefined)
    throw new LocalFault('The queue service did not start; see the line above.');
  return {
    endpoint: `http://127.0.0.1:${Ready.parse(JSON.parse(line)).port}`,
    pid: child.pid,
    ended,
    stop: () => {
      child.kill();
      return ended;
    },
  };
};
