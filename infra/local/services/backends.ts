import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDb } from '#infra/local/services/dynamodb-process';
import { givenEndpoints } from '#infra/local/services/endpoints';
import { localKeysFile } from '#infra/local/agencies/local-keys';
import { LocalFault } from '#infra/local/local-fault';
import { redeliverySeconds } from '#infra/local/template/local-timings';
import { startSqs } from '#infra/local/queues/sqs-start';
import { startAgencies } from '#infra/local/agencies/start-agencies';
import { superviseBackend, type SupervisedBackend } from '#infra/local/services/supervised-backend';

export type Backends = {
  endpoints: { sqs: string; dynamodb: string; agencies: string };
  processes: () => { kind: string; pid: number }[];
  /** From now on they may end. */
  letGo: () => void;
  stop: () => Promise<void>;
};

type Settings = {
  dataFolder: string;
  populationFile?: string;
  templateTimings?: boolean;
  note: (line: string) => void;
};

type Part = { endpoint: string; supervised?: SupervisedBackend };

const part = async (
  given: string | undefined,
  supervised: () => Promise<SupervisedBackend>,
): Promise<Part> => {
  if (given !== undefined) return { endpoint: given };
  const started = await supervised();
  return { endpoint: started.endpoint, supervised: started };
};

/** The queue service, the table service and the simulated agencies, each a supervised process unless it is given. */
export const startBackends = async ({
  dataFolder,
  populationFile,
  templateTimings,
  note,
}: Settings): Promise<Backends> => {
  const given = givenEndpoints(process.env);
  const folderOf = (name: string): string => {
    const folder = join(dataFolder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const supervise = (kind: string, start: Parameters<typeof superviseBackend>[0]['start']) => () =>
    superviseBackend({ kind, start, note });
  const starting = [
    part(
      given.sqs,
      supervise('queues', (port) => startSqs(folderOf('queues'), port)),
    ),
    part(
      given.dynamodb,
      supervise('table', (port) => startDynamoDb(folderOf('table'), port)),
    ),
    part(
      undefined,
      supervise('agencies', (port) =>
        startAgencies(
          {
            folder: folderOf('agencies'),
            keysFile: localKeysFile(dataFolder),
            redeliverySeconds: redeliverySeconds(templateTimings === true),
            ...(populationFile === undefined ? {} : { populationFile }),
          },
          port,
        ),
      ),
    ),
  ];
  const outcomes = await Promise.allSettled(starting);
  const parts = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const supervised = parts.flatMap((started) => started.supervised ?? []);
  const stop = async (): Promise<void> => {
    await Promise.all(supervised.map((backend) => backend.stop()));
  };
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  const [sqs, dynamodb, agencies] = parts;
  if (sqs === undefined || dynamodb === undefined || agencies === undefined) {
    await stop();
    throw failed?.reason instanceof Error ? failed.reason : new LocalFault('A local service did not start.');
  }
  return {
    endpoints: { sqs: sqs.endpoint, dynamodb: dynamodb.endpoint, agencies: agencies.endpoint },
    processes: () => supervised.map(({ kind, pid }) => ({ kind, pid: pid() })),
    letGo: () => {
      for (const backend of supervised) backend.letGo();
    },
    stop,
  };
};
