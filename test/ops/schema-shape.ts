import * as z from 'zod';

/** What both a written schema and one made of zod say: structure, required fields, closed sets. */
export type Shape =
  | { type: 'object'; required: string[]; properties: Record<string, Shape> }
  | { type: 'array'; items: Shape }
  | { type: 'one-of'; branches: Shape[] }
  | { type: 'values'; values: string[] }
  | { type: string };

const Node = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  const: z.string().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});
type Node = z.infer<typeof Node>;
type Resolve = (reference: string) => unknown;

const objectShape = (node: Node, resolve: Resolve): Shape => ({
  type: 'object',
  required: (node.required ?? []).toSorted(),
  properties: Object.fromEntries(
    Object.entries(node.properties ?? {})
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, property]) => [name, shapeOf(property, resolve)]),
  ),
});

const valuesOf = (node: Node): string[] | undefined => {
  if (node.const !== undefined) return [node.const];
  return node.enum?.toSorted();
};

export const shapeOf = (schema: unknown, resolve: Resolve): Shape => {
  const node = Node.parse(schema);
  if (node.$ref !== undefined) return shapeOf(resolve(node.$ref), resolve);
  const branches = node.oneOf ?? node.anyOf;
  if (branches !== undefined)
    return { type: 'one-of', branches: branches.map((one) => shapeOf(one, resolve)) };
  const values = valuesOf(node);
  if (values !== undefined) return { type: 'values', values };
  if (node.properties !== undefined) return objectShape(node, resolve);
  const items = node.prefixItems?.[0] ?? node.items;
  if (items !== undefined) return { type: 'array', items: shapeOf(items, resolve) };
  return { type: node.type ?? 'any' };
};
