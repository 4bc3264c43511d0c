import { spawnSync } from 'node:child_process';
import { givenEndpoints } from '#infra/local/services/endpoints';

/** What needs nothing but the two endpoints: what is asked of a table and of queues at all, then whole journeys. */
const JOURNEYS = [
  'case-store',
  'queue-desk',
  'front-door',
  'smoke',
  'office-events',
  'case-papers',
  'families',
].map((name) => `test/local/${name}.test.ts`);
const LOCALSTACK = 'http://127.0.0.1:4566';

const run = (command: string, args: readonly string[], env = process.env): number =>
  spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;

const hasDocker = (): boolean =>
  spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;

const NEEDED = `npm run test:localstack needs one of these:
  - Docker with "docker compose": then compose.yaml starts LocalStack 4.14.0 (SQS and DynamoDB) for the run;
  - SVERKA_SQS_ENDPOINT and SVERKA_DYNAMODB_ENDPOINT: services that speak these protocols and are empty.
Without either, npm test runs the same journeys against the embedded services.`;

const journeysAt = (sqs: string, dynamodb: string): number =>
  run('npx', ['vitest', 'run', '--project', 'local', '--no-file-parallelism', ...JOURNEYS], {
    ...process.env,
    SVERKA_SQS_ENDPOINT: sqs,
    SVERKA_DYNAMODB_ENDPOINT: dynamodb,
  });

const inDocker = (): number => {
  if (run('docker', ['compose', 'up', '--detach', '--wait']) !== 0) return 1;
  const status = journeysAt(LOCALSTACK, LOCALSTACK);
  run('docker', ['compose', 'down', '--volumes']);
  return status;
};

const { sqs, dynamodb } = givenEndpoints(process.env);
if (sqs !== undefined && dynamodb !== undefined) {
  process.exitCode = journeysAt(sqs, dynamodb);
} else if (hasDocker()) {
  process.exitCode = inDocker();
} else {
  console.error(NEEDED);
  process.exitCode = 1;
}
