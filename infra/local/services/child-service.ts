import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
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
 * Starts a file as a child process and waits for its first line, `{"port":n}`; it ends with its standard input.
 * @param what as it is called where it does not start: "The queue service"
 */
export const startChildService = async (
  what: string,
  file: string,
  options: Readonly<Record<string, string>>,
): Promise<Backend> => {
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [file, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => undefined);
  const firstLine = once(createInterface(child.stdout), 'line');
  const [line] = z.tuple([z.string()]).parse(await Promise.race([firstLine, ended.then(() => [''])]));
  if (line === '' || child.pid === undefined)
    throw new LocalFault(`${what} did not start; see the lines above.`);
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
