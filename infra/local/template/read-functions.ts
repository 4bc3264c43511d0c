import * as z from 'zod';
import type { Assembly, Template } from '#infra/local/template/assembly';
import { resolveValue, type References } from '#infra/local/template/intrinsics';
import { LocalFault } from '#infra/local/local-fault';
import { physicalName, type NamedResource } from '#infra/local/template/references';
import { readProperties, resourcesOfType, WholeNumber } from '#infra/local/template/resource-reader';
import type { LocalFunction } from '#infra/local/template/stack-model';

const Function = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string().regex(/^[^.]+(\/[^.]+)*\.\w+$/),
  Runtime: z.string().startsWith('nodejs'),
  Timeout: WholeNumber.default(3),
  MemorySize: WholeNumber.default(128),
});
const Variables = z.record(z.string(), z.unknown());

/** What this computer changes in a function's resolved variables: addresses that only it can know. */
export type Localise = (variables: Readonly<Record<string, string>>) => Record<string, string>;

const variablesOf = (
  { logicalId, resource }: NamedResource,
  references: References,
): Record<string, string> => {
  const environment = z.looseObject({ Variables }).safeParse(resource.Properties?.['Environment']);
  return Object.fromEntries(
    Object.entries(environment.success ? environment.data.Variables : {}).map(
      ([name, value]): [string, string] => {
        const text = resolveValue(value, references);
        if (typeof text === 'string') return [name, text];
        throw new LocalFault(`AWS::Lambda::Function ${logicalId}: the variable ${name} is not text.`);
      },
    ),
  );
};

/** Every function of a template with the folder of its bundled code. */
export const readFunctions = (
  template: Template,
  references: References,
  assembly: Pick<Assembly, 'assetFolders'> & { localise: Localise },
): LocalFunction[] =>
  resourcesOfType(template, 'AWS::Lambda::Function').map((named) => {
    const { Code, ...properties } = readProperties(named, Function, references);
    const codeFolder = assembly.assetFolders.get(Code.S3Key.replace(/\.zip$/, ''));
    if (codeFolder === undefined)
      throw new LocalFault(`AWS::Lambda::Function ${named.logicalId}: its code is no asset of the assembly.`);
    return {
      logicalId: named.logicalId,
      name: physicalName(named, references),
      codeFolder,
      handler: properties.Handler,
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      environment: assembly.localise(variablesOf(named, references)),
    };
  });
