import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';

/**
 * A service of the local stack as a child process. It says `{"port":N}` on its first line, serves on that port of
 * 127.0.0.1, and ends with its standard input: whoever kills the supervisor thereby ends it.
 */
export type ServiceSettings = {
  kind: string;
  entry: string;
  /** What follows the entry besides `--port`. */
  options: readonly string[];
  /** Descriptor of the log file that takes its errors. */
  log: number;
  /** A line for the person who watches. */
  note: (line: string) => void;
};

export type Service = {
  kind: string;
  port: number;
  pid: () => number | undefined;
  stop: () => Promise<void>;
};

const START_SECONDS = 30;
const STOP_SECONDS = 3;
const RESTART_AFTER_MILLISECONDS = 200;

const FirstLine = z.object({ port: z.int().min(1).max(65_535) });

const portIn = (line: string): number | undefined => {
  try {
    return FirstLine.safeParse(JSON.parse(line)).data?.port;
  } catch {
    return undefined;
  }
};

/** The port, or `undefined` if the process ended or kept silent. What follows the first line is drained. */
const reportedPort = async (child: ChildProcess): Promise<number | undefined> => {
  if (child.stdout === null) return undefined;
  const lines = createInterface({ input: child.stdout });
  const stop = AbortSignal.timeout(START_SECONDS * 1000);
  try {
    const [line]: unknown[] = await Promise.race([
      once(lines, 'line', { signal: stop }),
      once(child, 'exit', { signal: stop }).then(() => []),
    ]);
    return portIn(String(line));
  } catch {
    return undefined;
  }
};

const launch = ({ entry, options, log }: ServiceSettings, port: number): ChildProcess =>
  spawn(process.execPath, ['--max-semi-space-size=4', entry, '--port', String(port), ...options], {
    stdio: ['pipe', 'pipe', log],
  });

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

/** Starts a service and keeps it alive: when it dies, it is started again on the same port with the same data. */
export const superviseService = async (settings: ServiceSettings): Promise<Service> => {
  const state: { child: ChildProcess; isStopping: boolean } = {
    child: launch(settings, 0),
    isStopping: false,
  };
  state.child.stdin?.on('error', () => undefined);
  const port = await reportedPort(state.child);
  if (port === undefined) {
    state.child.kill('SIGKILL');
    throw new LocalFault(`The local ${settings.kind} did not start; its log says why.`);
  }

  const restart = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MILLISECONDS));
    if (state.isStopping) return;
    settings.note(`${settings.kind} died, starting it again on port ${port}`);
    state.child = launch(settings, port);
    state.child.stdin?.on('error', () => undefined);
    watch(state.child);
    if ((await reportedPort(state.child)) === undefined) state.child.kill('SIGKILL');
  };
  const watch = (child: ChildProcess): void => {
    child.once('exit', () => {
      if (!state.isStopping) void restart();
    });
  };
  watch(state.child);

  return {
    kind: settings.kind,
    port,
    pid: () => state.child.pid,
    stop: async () => {
      state.isStopping = true;
      const { child } = state;
      child.stdin?.end();
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
      await ended(child);
      clearTimeout(killer);
    },
  };
};
