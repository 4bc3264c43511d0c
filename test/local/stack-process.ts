import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';

/** The whole local stack as a real process, as a person starts it: may be killed and started again. */
export type StackProcess = {
  apiUrl: string;
  /** Process ids of the command and everything under it, the command first. */
  processes: () => readonly number[];
  kill: (pid: number) => void;
  isRunning: () => boolean;
  stop: () => Promise<void>;
};

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return ppid === parent ? [Number(name)] : [];
      } catch {
        return [];
      }
    });

const treeOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (printed.includes('http://127.0.0.1:')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`the stack ended with ${code ?? 'a signal'} before it was ready:\n${printed}`));
    });
  });

/** Starts `npm start`'s command with these arguments and waits until it prints its address. */
export const startStackProcess = async (port: number, args: readonly string[]): Promise<StackProcess> => {
  const child = spawn(process.execPath, ['infra/local/start.ts', '--port', String(port), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child);
  const root = child.pid ?? 0;
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    processes: () => treeOf(root),
    kill: (pid) => {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It had ended by itself: an idle environment is let go at any moment.
      }
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
};
