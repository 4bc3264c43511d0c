import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT } from '#ops/cli/command-failure';
import { type Identity, identityIn } from '#ops/cli/api/identity';

/** The terminal and the clock of one run. */
export type Desk = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Somebody reads standard output in a terminal. */
  isTerminal: boolean;
  colour: boolean;
  /** Width of the terminal; absent in a pipe. */
  columns: number | undefined;
  /** Address of the API from the environment (`SVERKA_API`). */
  api: string | undefined;
  identity: Identity;
  nowSeconds: () => number;
  /** Ends early, and quietly, with the signal. */
  pause: (seconds: number, signal?: AbortSignal) => Promise<void>;
  /** From now on the first Ctrl-C is told by this signal; the second one ends the process. */
  interruption: () => AbortSignal;
  /** Asks a yes-or-no question; `undefined` where nobody can answer. */
  ask: (question: string) => Promise<boolean | undefined>;
};

const ask = async (question: string): Promise<boolean | undefined> => {
  if (!process.stdin.isTTY) return undefined;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await reader.question(question);
  reader.close();
  return /^\s*(y|yes|д|да)\s*$/i.test(answer);
};

const pause = async (seconds: number, signal?: AbortSignal): Promise<void> => {
  try {
    await wait(seconds * 1000, undefined, signal === undefined ? {} : { signal });
  } catch {
    // Nobody waits any more: that is what the signal is for.
  }
};

const interruption = (): AbortSignal => {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopping.abort();
    });
  return stopping.signal;
};

/** The second factor that a role may ask for. Nobody at the terminal: no code, and no role. */
const askCode = async (serial: string): Promise<string> => {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const code = await reader.question(`MFA ${serial}: `);
  reader.close();
  return code.trim();
};

/** A reader that closes the pipe early (`| head`) has seen enough; a full disk has kept half a file. */
const endWithoutOutput = (error: NodeJS.ErrnoException): never => {
  if (error.code === 'EPIPE') process.exit(0);
  const code = error.code ?? error.name;
  process.stderr.write(
    `Вывод записан не полностью (${code}).\nThe output could not be written in full (${code}).\n`,
  );
  return process.exit(EXIT.refused);
};

/** The desk of this process. */
export const processDesk = (): Desk => {
  process.stdout.on('error', endWithoutOutput);
  const isTerminal = process.stdout.isTTY;
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    isTerminal,
    colour: isTerminal && process.env['NO_COLOR'] === undefined,
    columns: isTerminal ? process.stdout.columns : undefined,
    api: process.env['SVERKA_API'],
    identity: identityIn(process.env, askCode),
    nowSeconds: () => performance.now() / 1000,
    pause,
    interruption,
    ask,
  };
};
