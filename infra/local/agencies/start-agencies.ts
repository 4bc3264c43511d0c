import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChildService, type Backend } from '#infra/local/services/child-service';

export type AgenciesSettings = {
  /** Where the simulators keep what they were asked. */
  folder: string;
  /** With what messages are signed on both sides. */
  keysFile: string;
  /** None: the agencies know nobody. */
  populationFile?: string;
  redeliverySeconds: number;
};

const populationIn = ({ folder, populationFile }: AgenciesSettings): string => {
  if (populationFile !== undefined) return populationFile;
  const nobody = join(folder, 'nobody.json');
  if (!existsSync(nobody)) writeFileSync(nobody, '{"people":[]}\n');
  return nobody;
};

/** Starts the simulated agencies as one child process and waits until it answers; it ends with its standard input. */
export const startAgencies = (settings: AgenciesSettings, port: number): Promise<Backend> =>
  startChildService(
    'The simulated agencies',
    fileURLToPath(import.meta.resolve('#infra/local/agencies/agencies-process')),
    {
      port: `${port}`,
      population: populationIn(settings),
      journal: join(settings.folder, 'journal.jsonl'),
      keys: settings.keysFile,
      'redelivery-seconds': `${settings.redeliverySeconds}`,
    },
  );
