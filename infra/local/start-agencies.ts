import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';
import type { Backend } from '#infra/local/sqs-start';

export type AgenciesSettings = {
  /** Where the simulators keep what they were asked. */
  folder: string;
  /** With what messages are signed on both sides. */
  keysFile: string;
  /** None: the agencies know nobody. */
  populationFile?: string;
  redeliverySeconds: number;
};

const Ready = z.object({ port: z.int() });

const populationIn = ({ folder, populationFile }: AgenciesSettings): string => {
  if (populationFile !== undefined) return populationFile;
  const nobody = join(folder, 'nobody.json');
  if (!existsSync(nobody)) writeFileSync(nobody, '{"people":[]}\n');
  return nobody;
};

/** Starts the simulated agencies as one child process and waits until it answers; it ends with its standard input. */
export const startAgencies = async (settings: AgenciesSettings, port: number): Promise<Backend> => {
  const options = {
    port: `${port}`,
    population: populationIn(settings),
    journal: join(settings.folder, 'journal.jsonl'),
    keys: settings.keysFile,
    'redelivery-seconds': `${settings.redeliverySeconds}`,
  };
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(import.meta.resolve('#infra/local/agencies-process')),
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit').then(() => undefined);
  const firstLine = once(createInterface(child.stdout), 'line');
  const [line] = z.tuple([z.string()]).parse(await Promise.race([firstLine, ended.then(() => [''])]));
  if (line === '' || child.pid === undefined)
    throw new LocalFault('The simulated agencies did not start; see the lines above.');
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
