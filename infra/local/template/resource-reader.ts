import * as z from 'zod';
import type { Resource, Template } from '#infra/local/template/assembly';
import { resolveValue, type References } from '#infra/local/template/intrinsics';
import { LocalFault } from '#infra/local/local-fault';
import type { NamedResource } from '#infra/local/template/references';

/** CloudFormation writes whole numbers as numbers or as text. */
export const WholeNumber = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
export const Flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

export const resourcesOfType = (template: Template, ...types: string[]): NamedResource[] =>
  Object.entries(template.Resources).flatMap(([logicalId, resource]: [string, Resource]) =>
    types.includes(resource.Type) ? [{ logicalId, resource }] : [],
  );

/**
 * The properties that a schema names, resolved; all others stay unread.
 * Throws `LocalFault` that names the resource and the property, never the value.
 */
export const readProperties = <Shape extends z.ZodRawShape>(
  { logicalId, resource }: NamedResource,
  schema: z.ZodObject<Shape>,
  references: References,
): z.infer<z.ZodObject<Shape>> => {
  const wanted = Object.keys(schema.shape).filter((name) => resource.Properties?.[name] !== undefined);
  const resolved = Object.fromEntries(
    wanted.map((name): [string, unknown] => [name, resolveValue(resource.Properties?.[name], references)]),
  );
  const parsed = schema.safeParse(resolved);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new LocalFault(
    `${resource.Type} ${logicalId}: the local stack does not understand its property ${path}.`,
  );
};
