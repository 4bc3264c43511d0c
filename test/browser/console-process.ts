import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROGRAM } from '#test/ops/sverka-process';

/** `sverka console` as a person starts it. */
export type ConsoleProcess = { address: string; stop: () => Promise<void> };

/** Starts it before that API and waits for the address that it prints. */
export const startConsoleProcess = async (apiUrl: string, language: 'ru' | 'en'): Promise<ConsoleProcess> => {
  const child = spawn(
    process.execPath,
    [PROGRAM, 'console', '--port', '0', '--api', apiUrl, '--lang', language],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const line = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
  });
  return {
    address: line.trim(),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
};
