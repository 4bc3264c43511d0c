import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { agencies as registered, provider } from '#contracts/registry';
import { cdkArguments } from '#infra/deploy';
import { type Emulator, emulatorIn } from '#infra/local/emulator';
import { emulatedAssembly, STAGE } from '#infra/local/emulator-assembly';
import { checkDoor, checkEvents, checkOffices, checkQueues, depthsOf } from '#infra/local/emulator-checks';
import { startDoor } from '#infra/local/emulator-door';
import { AUDIENCE, startIdentity } from '#infra/local/emulator-identity';
import { deleteStack } from '#infra/local/emulator-stacks';
import { LocalFault } from '#infra/local/local-fault';
import { localKeysFile, readLocalKeys, trustedLocally } from '#infra/local/local-keys';
import { startAgencies } from '#infra/local/start-agencies';

const FAMILY = 'contracts/social-protection/samples/01-all-confirmed';
const EVENTS = 'contracts/social-protection/samples/08-placement-corrected-then-cancelled/events.json';
const EXCHANGE = `sverka-${STAGE}`;

const print = (line: string): void => {
  console.log(`[${(performance.now() / 1000).toFixed(1).padStart(5)} s] ${line}`);
};

/** Runs a command to its end and gives what it printed; throws LocalFault with the last of it where it fails. */
const run = async (command: readonly string[], environment: Record<string, string>): Promise<string> => {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (child.exitCode === 0) return out;
  const last = `${errors}\n${out}`.trim().split('\n').slice(-25).join('\n');
  throw new LocalFault(`${command.slice(0, 3).join(' ')} failed:\n${last}`);
};

const cdk = ({ environment }: Emulator, assembly: string, args: readonly string[]): Promise<string> =>
  run(['npx', 'cdk', ...args, '--app', assembly, '--no-notices'], environment);

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
const Events = z.tuple([z.looseObject({})]).rest(z.unknown());
const Request = z.looseObject({ officeId: z.string() });
const read = <Shape extends z.ZodType>(shape: Shape, file: string): z.output<Shape> =>
  shape.parse(JSON.parse(readFileSync(file, 'utf8')));

const counted = (names: readonly string[]): string =>
  [...new Set(names)].map((name) => `${name} ×${names.filter((one) => one === name).length}`).join(', ');

const smoke = async (emulator: Emulator, door: string, token: string): Promise<string> => {
  const said = await run([process.execPath, 'ops/smoke.ts', '--api', door], {
    ...emulator.environment,
    SVERKA_TOKEN: token,
  });
  const caseId = /case ([a-z2-7]{26}) .*, confirmed$/m.exec(said)?.[1];
  if (caseId === undefined) throw new LocalFault(`The family of ${FAMILY} is not confirmed: ${said}`);
  print(said.trim());
  return caseId;
};

/** Deploys both stacks by CloudFormation, verifies one family through the deployed exchange, destroys the stacks. */
const testIn = async (emulator: Emulator, folder: string): Promise<void> => {
  await using standing = new AsyncDisposableStack();
  const name = await nameOf(emulator);
  const keysFile = localKeysFile(folder);
  const keys = readLocalKeys(keysFile);
  const identity = standing.adopt(await startIdentity(), ({ stop }) => {
    stop();
  });
  const door = standing.adopt(await startDoor(emulator.endpoint), ({ stop }) => {
    stop();
  });
  const population = { populationFile: `${FAMILY}/population.json`, redeliverySeconds: 60 };
  const agencies = standing.adopt(await startAgencies({ folder, keysFile, ...population }, 0), ({ stop }) =>
    stop(),
  );

  const assembly = join(folder, 'assembly');
  const leftOut = emulatedAssembly(assembly, {
    emulator: name,
    facts: {
      identity: { issuer: identity.issuer, audiences: [AUDIENCE] },
      agencyEndpoints: agencyEndpoints(agencies.endpoint),
      trustedKeys: TrustedKeys.parse(JSON.parse(trustedLocally(keys))),
    },
    variables: { SIGNING_KEY: keys.ours, PERSON_INDEX_KEY: keys.bus, CALLBACK_BASE_URL: door.url },
  });
  print(`${name ?? 'an emulator'} at ${emulator.endpoint}; left out: ${counted(leftOut) || 'nothing'}`);

  await cdk(emulator, assembly, ['bootstrap']);
  standing.defer(async () => {
    for (const stack of [`${EXCHANGE}-watch`, EXCHANGE]) await deleteStack(emulator, stack);
    const { size } = await depthsOf(emulator, EXCHANGE);
    if (size > 0) throw new LocalFault(`${size} queues outlive their stack.`);
    print('both stacks deleted, no queue left');
  });
  const outputs = join(folder, 'outputs.json');
  await cdk(emulator, assembly, [...cdkArguments(['deploy', '--stage', STAGE]), '--outputs-file', outputs]);
  const { ApiUrl } = read(Outputs, outputs)[EXCHANGE];
  door.leadTo(ApiUrl);
  print(`deployed by CloudFormation: ${ApiUrl}`);

  await checkDoor(door.url, identity);
  print('the door: no token 401, forged 401, of another scope 403, an empty request 422, no signature 403');
  await checkEvents(door.url, identity, read(Events, EVENTS)[0]);
  print('a job placement: 202, the same again 200');
  const { officeId } = read(Request, `${FAMILY}/request.json`);
  const caseId = await smoke(emulator, door.url, identity.tokenOf({ office: officeId }));
  await checkOffices(`${door.url}/v1/cases/${caseId}`, identity, officeId);
  print('the case: 200 for its office, 404 for another');
  const depths = await depthsOf(emulator, EXCHANGE);
  checkQueues(depths, `${EXCHANGE}-results.fifo`);
  print(`${depths.size} queues: no dead letter, one result to take`);
};

const folder = mkdtempSync(join(tmpdir(), 'sverka-emulator-'));
try {
  await testIn(emulatorIn(process.env), folder);
} catch (error) {
  for (const one of error instanceof SuppressedError ? [error.suppressed, error.error] : [error]) {
    if (!(one instanceof LocalFault)) throw one;
    console.error(one.message);
  }
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
