import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';

const Properties = z.record(z.string(), z.unknown());
const Resource = z.looseObject({ Type: z.string(), Properties: Properties.optional() });
export type Resource = z.infer<typeof Resource>;

const Template = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).optional(),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({ Value: z.unknown(), Export: z.looseObject({ Name: z.unknown() }).optional() }),
    )
    .optional(),
});
export type Template = z.infer<typeof Template>;

const AssetManifest = z.looseObject({
  files: z
    .record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string().optional() }) }))
    .optional(),
});

/** What `cdk synth` wrote: the templates, and where the code of each asset lies. */
export type Assembly = { templates: readonly Template[]; assetFolders: ReadonlyMap<string, string> };

const read = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new LocalFault(`${file} is not what the CDK writes; run the synthesis again.`);
  return parsed.data;
};

const assetsOf = (folder: string, file: string): [string, string][] =>
  Object.entries(read(join(folder, file), AssetManifest).files ?? {}).flatMap(([id, { source }]) =>
    source.path === undefined ? [] : [[id, join(folder, source.path)]],
  );

/** Reads a cloud assembly folder, nested assemblies of stages included. */
export const readAssembly = (folder: string): Assembly => {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const nested = entries
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('assembly-'))
    .map((entry) => readAssembly(join(folder, entry.name)));
  const templates = files
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => read(join(folder, name), Template));
  const assets = files
    .filter((name) => name.endsWith('.assets.json'))
    .flatMap((name) => assetsOf(folder, name));
  return {
    templates: [...templates, ...nested.flatMap((inner) => inner.templates)],
    assetFolders: new Map([...nested.flatMap((inner) => [...inner.assetFolders]), ...assets]),
  };
};
