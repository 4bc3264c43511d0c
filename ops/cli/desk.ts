import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';

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
  nowSeconds: () => number;
  pause: (seconds: number) => Promise<void>;
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

/** The desk of this process. A reader that closes the pipe early (`| head`) ends it quietly. */
export const processDesk = (): Desk => {
  process.stdout.on('error', () => process.exit(0));
  const isTerminal = process.stdout.isTTY;
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    isTerminal,
    colour: isTerminal && process.env['NO_COLOR'] === undefined,
    columns: isTerminal ? process.stdout.columns : undefined,
    api: process.env['SVERKA_API'],
    nowSeconds: () => performance.now() / 1000,
    pause: (seconds) => wait(seconds * 1000),
    ask,
  };
};
