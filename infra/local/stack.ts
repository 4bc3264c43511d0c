import { mkdirSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startBackends, type Backends } from '#infra/local/services/backends';
import { createResources } from '#infra/local/services/create-resources';
import { localCredentials } from '#infra/local/lambda/environment';
import { startGateway, type Gateway } from '#infra/local/gateway/gateway';
import { localise } from '#infra/local/template/localise';
import { localKeysFile, readLocalKeys, trustedLocally } from '#infra/local/agencies/local-keys';
import { localSecrets } from '#infra/local/lambda/local-secrets';
import { withLocalTimings, withTemplateTimings, type TimedStack } from '#infra/local/template/local-timings';
import { LOCAL_REGION, type QueuePlace, usualQueues } from '#infra/local/template/place';
import { queuePlace } from '#infra/local/queues/queue-place';
import { readStack } from '#infra/local/template/read-stack';
import { startRuntime, type Runtime } from '#infra/local/lambda/runtime';
import { synthesis } from '#infra/local/template/synthesis';
import { checkTimings } from '#infra/local/template/timing-check';

export type LocalStackOptions = {
  /** Created if it is missing; holds queues, table, secrets and logs. */
  dataFolder: string;
  /** Empties the folder first, once the port is ours: no other stack can be using it then. */
  isFresh?: boolean;
  /** Of the API on 127.0.0.1; 0: any. */
  port: number;
  /** The people that the agencies know; none: the agencies know nobody. */
  populationFile?: string;
  /** The template's own times instead of the short ones. */
  templateTimings?: boolean;
  /** How long silence is waited for, seconds. @default the local timings' own */
  answerWaitSeconds?: number;
  /**
   * Live environments of all functions together, some 75 MB each, of which 45 are shared. Sixteen keep every function of
   * five agencies warm; with fewer they take each other's places, and cold starts are most of what the computer does.
   * @default 16
   */
  environments?: number;
  /** Functions log to the terminal instead of to files. */
  showLogs?: boolean;
  /** A line about what goes on. */
  note: (line: string) => void;
};

const ENVIRONMENTS = 16;

export type LocalStack = {
  apiUrl: string;
  endpoints: { sqs: string; dynamodb: string; agencies: string };
  /** Every process under this one, by what it is; to be killed in tests. */
  processes: () => { kind: string; pid: number }[];
  stop: () => Promise<void>;
};

const clients = ({
  sqs,
  dynamodb,
}: LocalStack['endpoints']): { sqs: SQSClient; dynamodb: DynamoDBClient } => {
  const place = { region: LOCAL_REGION, credentials: localCredentials };
  return {
    sqs: new SQSClient({ ...place, endpoint: sqs, useQueueUrlAsEndpoint: false }),
    dynamodb: new DynamoDBClient({ ...place, endpoint: dynamodb }),
  };
};

const signaturesOf = (dataFolder: string) => {
  const keys = readLocalKeys(localKeysFile(dataFolder));
  return { signingKey: keys.ours, trustedKeys: trustedLocally(keys) };
};

type Surrounding = { assemblyFolder: string; endpoints: LocalStack['endpoints']; apiUrl: string };

const readTimedStack = (
  { assemblyFolder, endpoints, apiUrl }: Surrounding,
  { dataFolder, templateTimings, answerWaitSeconds }: LocalStackOptions,
  queues: QueuePlace,
): TimedStack => {
  const model = readStack(assemblyFolder, {
    place: { queues, apiUrl },
    localise: localise(endpoints, signaturesOf(dataFolder)),
    dynamic: localSecrets(dataFolder),
  });
  return templateTimings === true ? withTemplateTimings(model) : withLocalTimings(model, answerWaitSeconds);
};

/** The stack with its queues as the service calls them: read once more where that is not as usual. */
const readStackAt = async (
  surrounding: Surrounding,
  options: LocalStackOptions,
  sqs: SQSClient,
): Promise<TimedStack> => {
  const usual = usualQueues(surrounding.endpoints.sqs);
  const planned = readTimedStack(surrounding, options, usual);
  const plain = planned.model.queues.find(({ name }) => !name.endsWith('.fifo'));
  if (plain === undefined) return planned;
  const queues = await queuePlace(sqs, plain.name);
  return isDeepStrictEqual(queues, usual) ? planned : readTimedStack(surrounding, options, queues);
};

const sayTimings = (timed: TimedStack, { note, templateTimings }: LocalStackOptions): void => {
  if (timed.changes.length > 0) note(`local timings: ${timed.changes.join(', ')}`);
  const warnings = checkTimings(timed.model);
  if (templateTimings === true) for (const warning of warnings) note(`warning: ${warning}`);
  else if (warnings.length > 0)
    note(
      'warning: these timings hide messages for less than 6 function timeouts, as AWS advises; never deploy them',
    );
};

type Parts = { gateway: Gateway; backends?: Backends; runtime?: Runtime };

const stopAll = async ({ gateway, backends, runtime }: Parts): Promise<void> => {
  backends?.letGo();
  await gateway.stop();
  await runtime?.stop();
  await backends?.stop();
};

/**
 * Starts the whole exchange on this computer from the synthesised template: queues, table, functions, agencies, API.
 * @throws LocalFault with one sentence if a port is taken or the template holds something it does not understand
 */
export const startLocalStack = async (options: LocalStackOptions): Promise<LocalStack> => {
  const parts: Parts = { gateway: await startGateway(options.port) };
  const apiUrl = `http://127.0.0.1:${parts.gateway.port}`;
  try {
    if (options.isFresh === true) rmSync(options.dataFolder, { recursive: true, force: true });
    mkdirSync(options.dataFolder, { recursive: true });
    const synthesising = synthesis();
    synthesising.catch(() => undefined);
    const backends = await startBackends(options);
    parts.backends = backends;
    const { endpoints } = backends;
    const { assemblyFolder, environmentEntry, isCached } = await synthesising;
    options.note(isCached ? 'template: as synthesised before' : 'template: synthesised');
    const aws = clients(endpoints);
    const timed = await readStackAt({ assemblyFolder, endpoints, apiUrl }, options, aws.sqs);
    sayTimings(timed, options);
    await createResources(timed.model, aws);
    aws.dynamodb.destroy();
    options.note(`resources: ${timed.model.queues.length} queues, ${timed.model.tables.length} table`);
    const runtime = startRuntime(timed, aws.sqs, {
      environments: ENVIRONMENTS,
      ...options,
      environmentEntry,
    });
    parts.runtime = runtime;
    parts.gateway.serve({
      routes: timed.model.routes,
      invoke: runtime.invoke,
      agencies: endpoints.agencies,
    });
    return {
      apiUrl,
      endpoints,
      processes: () => [...backends.processes(), ...runtime.processes()],
      stop: () => stopAll(parts),
    };
  } catch (error) {
    await stopAll(parts);
    throw error;
  }
};
