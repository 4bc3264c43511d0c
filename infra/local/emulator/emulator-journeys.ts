import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Emulator } from '#infra/local/emulator/emulator';
import {
  checkDeadLetters,
  checkDoor,
  checkOffices,
  checkResults,
  depthsOf,
} from '#infra/local/emulator/emulator-checks';
import type { StandIdentity } from '#infra/local/emulator/emulator-identity';
import { LocalFault } from '#infra/local/local-fault';
import { runCommand } from '#infra/local/run-command';

const SAMPLES = 'contracts/social-protection/samples';
const SMOKED = '01-all-confirmed';

/** An exchange that stands in an emulator. */
export type Deployed = {
  emulator: Emulator;
  /** Name of its stack, with which the names of its queues begin. */
  stack: string;
  /** Of its front door. */
  url: string;
  identity: StandIdentity;
  print: (line: string) => void;
};

const Population = z.object({ people: z.array(z.unknown()) });
const Request = z.looseObject({ officeId: z.string() });

const read = <Shape extends z.ZodType>(shape: Shape, family: string, file: string): z.output<Shape> =>
  shape.parse(JSON.parse(readFileSync(`${SAMPLES}/${family}/${file}`, 'utf8')));

const families = (): string[] => readdirSync(SAMPLES).sort();

/** Everybody of the sample families, as the simulated agencies read it. */
export const everybody = (): string =>
  JSON.stringify({ people: families().flatMap((name) => read(Population, name, 'population.json').people) });

const smoke = async ({ emulator, url, identity, print }: Deployed, office: string): Promise<string> => {
  const said = await runCommand([process.execPath, 'ops/smoke.ts', '--api', url], {
    ...emulator.environment,
    SVERKA_TOKEN: identity.tokenOf(['office'], [office]),
  });
  const caseId = /case ([a-z2-7]{26}) .*, confirmed$/m.exec(said)?.[1];
  if (caseId === undefined) throw new LocalFault(`The family of ${SMOKED} is not confirmed: ${said}`);
  print(said.trim());
  return caseId;
};

/** The test of the local stack, through the deployed one. */
const verifyFamilies = async ({ emulator, url, identity }: Deployed): Promise<void> => {
  const offices = families().map((name) => read(Request, name, 'request.json').officeId);
  await runCommand(['npx', 'vitest', 'run', '--project', 'local', 'test/local/families.test.ts'], {
    ...emulator.environment,
    SVERKA_EMULATED_API: url,
    SVERKA_EMULATED_TOKEN: identity.tokenOf(['office', 'event-source'], offices),
  });
};

/** Everything that is asked of a deployed exchange. Throws LocalFault at the first thing that is not as it should be. */
export const journeysThrough = async (deployed: Deployed): Promise<void> => {
  const { emulator, stack, url, identity, print } = deployed;
  await checkDoor(url, identity);
  print('the door: no token 401, forged 401, of another scope 403, an empty request 422, no signature 403');
  const { officeId } = read(Request, SMOKED, 'request.json');
  const caseId = await smoke(deployed, officeId);
  await checkOffices(`${url}/v1/cases/${caseId}`, identity, officeId);
  print('the case: 200 for its office, 404 for another');
  checkResults(await depthsOf(emulator, stack), `${stack}-results.fifo`, 1);
  print('one result to take');
  await verifyFamilies(deployed);
  print(`${families().length} sample families: each result as worked out by hand`);
  const depths = await depthsOf(emulator, stack);
  checkDeadLetters(depths);
  print(`${depths.size} queues, no dead letter`);
};
