import { readAssembly, type Template } from '#infra/local/template/assembly';
import type { References } from '#infra/local/template/intrinsics';
import { LocalFault } from '#infra/local/local-fault';
import type { Place } from '#infra/local/template/place';
import { readFunctions, type Localise } from '#infra/local/template/read-functions';
import { readMappings } from '#infra/local/template/read-mappings';
import { readQueues } from '#infra/local/template/read-queues';
import { readRoutes } from '#infra/local/template/read-routes';
import { readSchedules } from '#infra/local/template/read-schedules';
import { readTables } from '#infra/local/template/read-tables';
import { referencesOf } from '#infra/local/template/references';
import type { StackModel } from '#infra/local/template/stack-model';

export type LocalValues = {
  place: Place;
  localise: Localise;
  /** Dynamic references such as `secretsmanager:<arn>:SecretString:…`. */
  dynamic: (reference: string) => string | undefined;
};

type Part = { template: Template; references: References };

const assertTargetsExist = (model: StackModel): void => {
  const functions = new Set(model.functions.map(({ name }) => name));
  const queues = new Set(model.queues.map(({ arn }) => arn));
  for (const { logicalId, functionName } of [...model.mappings, ...model.schedules])
    if (!functions.has(functionName))
      throw new LocalFault(`${logicalId} names a function that the template lacks.`);
  for (const { path, functionName } of model.routes)
    if (!functions.has(functionName))
      throw new LocalFault(`Route ${path} names a function that the template lacks.`);
  for (const { logicalId, queueArn } of model.mappings)
    if (!queues.has(queueArn)) throw new LocalFault(`${logicalId} names a queue that the template lacks.`);
  for (const { name, deadLetter } of model.queues)
    if (deadLetter !== undefined && !queues.has(deadLetter.arn))
      throw new LocalFault(`Queue ${name} names a dead-letter queue that the template lacks.`);
};

/** The synthesised assembly as the local stack runs it. Throws `LocalFault` at whatever matters and is not understood. */
export const readStack = (assemblyFolder: string, values: LocalValues): StackModel => {
  const { templates, assetFolders } = readAssembly(assemblyFolder);
  const world = { templates, place: values.place, dynamic: values.dynamic };
  const parts = templates.map((template): Part => ({ template, references: referencesOf(template, world) }));
  const every = <T>(read: (part: Part) => readonly T[]): T[] => parts.flatMap((part) => [...read(part)]);
  const model: StackModel = {
    queues: every(({ template, references }) => readQueues(template, references, values.place)),
    tables: every(({ template, references }) => readTables(template, references)),
    functions: every(({ template, references }) =>
      readFunctions(template, references, { assetFolders, localise: values.localise }),
    ),
    mappings: every(({ template, references }) => readMappings(template, references)),
    schedules: every(({ template, references }) => readSchedules(template, references)),
    routes: every(({ template, references }) => readRoutes(template, references)),
  };
  assertTargetsExist(model);
  return model;
};
