import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildApp } from '#infra/build-app';
import type { StageFacts, StageName } from '#infra/stages';

const Json = z.json();
export type Json = z.infer<typeof Json>;
type Path = readonly (string | number)[];

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), Json).default({}),
  DeletionPolicy: z.string().optional(),
});
const Template = z.looseObject({ Resources: z.record(z.string(), Resource) });
type Template = z.infer<typeof Template>;

/** Both templates of a stage as CloudFormation would read them. */
export type StageTemplates = { exchange: Template; watch: Template };

export const stageTemplates = (stage: StageName, otherFacts: Partial<StageFacts> = {}): StageTemplates => {
  const outdir = mkdtempSync(join(tmpdir(), 'sverka-rules-'));
  const assembly = buildApp({ outdir, stages: [stage], otherFacts, isValidated: false }).synth();
  const read = (name: string): Template =>
    Template.parse(JSON.parse(readFileSync(assembly.getStackByName(name).templateFullPath, 'utf8')));
  return { exchange: read(`sverka-${stage}`), watch: read(`sverka-${stage}-watch`) };
};

/** What lies at a path, or `undefined`. */
export const at = (value: Json | undefined, ...path: Path): Json | undefined =>
  path.reduce<Json | undefined>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return typeof inner === 'object' && inner !== null ? inner[key] : undefined;
  }, value);

export const listAt = (value: Json | undefined, ...path: Path): Json[] => {
  const found = at(value, ...path);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
};

/** The text at a path, or '' where there is none. */
export const textAt = (value: Json | undefined, ...path: Path): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};

/** The texts of the list at a path. */
export const textsAt = (value: Json | undefined, ...path: Path): string[] =>
  listAt(value, ...path).map((one) => textAt(one));

export const numberAt = (value: Json | undefined, ...path: Path): number => Number(at(value, ...path));

export type Found = { id: string; properties: Json; deletionPolicy: string | undefined };

/** Resources of the given types. */
export const resources = ({ Resources }: Template, ...types: string[]): Found[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties, DeletionPolicy }]) =>
    types.includes(Type) ? [{ id, properties: Properties, deletionPolicy: DeletionPolicy }] : [],
  );

/** Logical id behind a Ref or an attribute. */
export const idIn = (value: Json | undefined): string | undefined => {
  const ref = at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0);
  return typeof ref === 'string' ? ref : undefined;
};

export type Edit = {
  stack?: keyof StageTemplates;
  type: string;
  /** Part of the logical id. @default the first of its type */
  id?: string;
  path: Path;
  /** `undefined`: taken away. */
  value?: Json;
};

const place = (value: Json | undefined, path: Path): { holder: Json; key: string | number } => {
  const holder = at(value, ...path.slice(0, -1));
  const key = path.at(-1);
  if (holder === undefined || key === undefined) throw new Error(`no place ${path.join('/')}`);
  return { holder, key };
};

/** The templates with one thing changed in one resource. */
export const changed = (stage: StageTemplates, edit: Edit): StageTemplates => {
  const copy = structuredClone(stage);
  const template = copy[edit.stack ?? 'exchange'];
  const found = resources(template, edit.type).find(({ id }) => id.includes(edit.id ?? ''));
  if (found === undefined) throw new Error(`no ${edit.type} ${edit.id ?? ''}`);
  if (edit.path.length === 0) {
    template.Resources = Object.fromEntries(
      Object.entries(template.Resources).filter(([id]) => id !== found.id),
    );
    return copy;
  }
  const { holder, key } = place(found.properties, edit.path);
  if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(edit.value === undefined ? [] : [edit.value]));
  else if (typeof holder === 'object' && holder !== null) {
    if (edit.value === undefined) Reflect.deleteProperty(holder, key);
    else holder[key] = edit.value;
  }
  return copy;
};
