import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildApp } from '#infra/build-app';
import type { StageName } from '#infra/stages';

const Resource = z.object({ Type: z.string(), Properties: z.unknown() });
const Template = z.looseObject({ Resources: z.record(z.string(), z.looseObject(Resource.shape)) });
export type Template = z.infer<typeof Template>;

/** The templates of the given stages, each followed by its watch where wanted, synthesised into a folder of their own. */
export const synthesised = (
  stages: readonly StageName[],
  { isWatched }: { isWatched: boolean } = { isWatched: false },
): Template[] => {
  const outdir = mkdtempSync(join(tmpdir(), 'sverka-synth-'));
  const assembly = buildApp({ outdir, stages, isValidated: false, isWatched }).synth();
  const names = stages.flatMap((stage) => [
    `sverka-${stage}`,
    ...(isWatched ? [`sverka-${stage}-watch`] : []),
  ]);
  const templates = names.map((name) => assembly.getStackByName(name));
  return templates.map(({ templateFullPath }) =>
    Template.parse(JSON.parse(readFileSync(templateFullPath, 'utf8'))),
  );
};

/** Resources of one type with the properties that a test asks about; others are passed over. */
export const resourcesOf = <Shape extends z.ZodType>(template: Template, type: string, shape: Shape) =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({
      id,
      ...z.object({ properties: shape }).parse({ properties: resource.Properties }),
    }));

/** `{ 'Fn::GetAtt': [id, attribute] }` → id. */
export const Attribute = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
  .transform((reference) => reference['Fn::GetAtt'][0]);

export const Reference = z.object({ Ref: z.string() }).transform(({ Ref }) => Ref);
