import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { LocalFault } from '#infra/local/local-fault';

const LAST_LINES = 40;

/** Runs a command to its end and gives what it printed; throws LocalFault with the last of it where it fails. */
export const runCommand = async (
  command: readonly string[],
  environment: Record<string, string>,
): Promise<string> => {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (child.exitCode === 0) return out;
  const last = `${errors}\n${out}`.trim().split('\n').slice(-LAST_LINES).join('\n');
  throw new LocalFault(`${command.slice(0, 3).join(' ')} failed:\n${last}`);
};
