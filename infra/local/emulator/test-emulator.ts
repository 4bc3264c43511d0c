import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { agencies as registered, provider } from '#contracts/registry';
import { cdkArguments } from '#infra/deploy';
import { type Emulator, emulatorIn } from '#infra/local/emulator/emulator';
import { emulatedAssembly, STAGE } from '#infra/local/emulator/emulator-assembly';
import { depthsOf } from '#infra/local/emulator/emulator-checks';
import { startDoor } from '#infra/local/emulator/emulator-door';
import { AUDIENCE, startIdentity } from '#infra/local/emulator/emulator-identity';
import { everybody, journeysThrough } from '#infra/local/emulator/emulator-journeys';
import { deleteStack } from '#infra/local/emulator/emulator-stacks';
import { LocalFault } from '#infra/local/local-fault';
import { localKeysFile, readLocalKeys, trustedLocally } from '#infra/local/agencies/local-keys';
import type { StageFacts } from '#infra/stages';
import { runCommand } from '#infra/local/run-command';
import { startAgencies } from '#infra/local/agencies/start-agencies';

const EXCHANGE = `sverka-${STAGE}`;
/** Silence counts as no answer after this: agencies are asked once a minute whether they have answered. */
const ANSWER_WAIT_SECONDS = 180;
const REDELIVERY_SECONDS = 60;

const print = (line: string): void => {
  console.log(`[${(performance.now() / 1000).toFixed(1).padStart(5)} s] ${line}`);
};

const cdk = ({ environment }: Emulator, assembly: string, args: readonly string[]): Promise<string> =>
  runCommand(['npx', 'cdk', ...args, '--app', assembly, '--no-notices'], environment);

/** MiniStack says what it is; whoever says nothing is taken at the word of CloudFormation. */
const nameOf = async ({ endpoint }: Emulator): Promise<string | undefined> => {
  const { ok } = await fetch(`${endpoint}/_ministack/health`).catch(() => {
    throw new LocalFault(`Nobody answers at ${endpoint}.`);
  });
  return ok ? 'MiniStack' : undefined;
};

const agencyEndpoints = (agencies: string): Record<string, Record<string, string>> =>
  Object.fromEntries(
    [...registered, provider].map(({ id, endpoints }) => [
      id,
      Object.fromEntries(Object.keys(endpoints).map((name) => [name, `${agencies}/${id}/${name}`])),
    ]),
  );

const TrustedKeys = z.record(z.string(), z.array(z.string()));
const Outputs = z.object({ [EXCHANGE]: z.object({ ApiUrl: z.string() }) });

const counted = (names: readonly string[]): string =>
  [...new Set(names)].map((name) => `${name} ×${names.filter((one) => one === name).length}`).join(', ');

/** Deploys both stacks; gives the address of the API. */
const deploy = async (
  emulator: Emulator,
  assembly: string,
  facts: Pick<StageFacts, 'identity'>,
): Promise<string> => {
  const outputs = join(assembly, 'outputs.json');
  await cdk(emulator, assembly, [
    ...cdkArguments(['deploy', '--stage', STAGE], facts),
    '--outputs-file',
    outputs,
  ]);
  const { ApiUrl } = Outputs.parse(JSON.parse(readFileSync(outputs, 'utf8')))[EXCHANGE];
  print(`deployed by CloudFormation: ${ApiUrl}`);
  return ApiUrl;
};

const deleteStacks = async (emulator: Emulator): Promise<void> => {
  for (const stack of [`${EXCHANGE}-watch`, EXCHANGE]) await deleteStack(emulator, stack);
};

const destroy = async (emulator: Emulator): Promise<void> => {
  await deleteStacks(emulator);
  const { size } = await depthsOf(emulator, EXCHANGE);
  if (size > 0) throw new LocalFault(`${size} queues outlive their stack.`);
  print('both stacks deleted, no queue left');
};

/** Deploys the stage by CloudFormation, verifies families through it, deletes it, whatever came of it. */
const testIn = async (emulator: Emulator, folder: string): Promise<void> => {
  await using standing = new AsyncDisposableStack();
  const name = await nameOf(emulator);
  const keysFile = localKeysFile(folder);
  const keys = readLocalKeys(keysFile);
  const populationFile = join(folder, 'population.json');
  writeFileSync(populationFile, everybody());
  const identity = await startIdentity();
  standing.defer(identity.stop);
  const door = await startDoor(emulator.endpoint);
  standing.defer(door.stop);
  const simulation = { folder, keysFile, populationFile, redeliverySeconds: REDELIVERY_SECONDS };
  const agencies = await startAgencies(simulation, 0);
  standing.defer(agencies.stop);

  const assembly = join(folder, 'assembly');
  const tokens = { identity: { issuer: identity.issuer, audiences: [AUDIENCE] } };
  const leftOut = emulatedAssembly(assembly, {
    emulator: name,
    facts: {
      ...tokens,
      agencyEndpoints: agencyEndpoints(agencies.endpoint),
      trustedKeys: TrustedKeys.parse(JSON.parse(trustedLocally(keys))),
      answerWaitSeconds: ANSWER_WAIT_SECONDS,
    },
    variables: { SIGNING_KEY: keys.ours, PERSON_INDEX_KEY: keys.bus, CALLBACK_BASE_URL: door.url },
  });
  print(`${name ?? 'an emulator'} at ${emulator.endpoint}; left out: ${counted(leftOut) || 'nothing'}`);

  // A run that was cut off has left its stacks behind.
  await deleteStacks(emulator);
  await cdk(emulator, assembly, ['bootstrap']);
  standing.defer(() => destroy(emulator));
  door.leadTo(await deploy(emulator, assembly, tokens));
  await journeysThrough({ emulator, stack: EXCHANGE, url: door.url, identity, print });
};

const folder = mkdtempSync(join(tmpdir(), 'sverka-emulator-'));
try {
  await testIn(emulatorIn(process.env, join(folder, 'cdk-home')), folder);
} catch (error) {
  for (const one of error instanceof SuppressedError ? [error.suppressed, error.error] : [error]) {
    if (!(one instanceof LocalFault)) throw one;
    console.error(one.message);
  }
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
