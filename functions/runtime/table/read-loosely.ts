import type * as z from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Values that a schema does not know, and where they stood. */
type Addition = { holder: Path; key: string };

/** What a later edition has added, or `undefined` where anything else is wrong too. */
const additionsIn = (issues: readonly Issue[]): Addition[] | undefined => {
  const found: Addition[] = [];
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') return undefined;
    found.push(...issue.keys.map((key) => ({ holder: issue.path, key })));
  }
  return found;
};

const holderIn = (value: unknown, path: Path): object | undefined => {
  let inner: unknown = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = Reflect.get(inner, key);
  }
  return typeof inner === 'object' && inner !== null ? inner : undefined;
};

/** Takes out what was added; each puts its own back into a value of the same shape. */
const takeOut = (value: unknown, additions: readonly Addition[]): ((read: unknown) => void)[] =>
  additions.map(({ holder, key }) => {
    const from = holderIn(value, holder);
    const kept: unknown = from === undefined ? undefined : Reflect.get(from, key);
    if (from !== undefined) Reflect.deleteProperty(from, key);
    return (read) => {
      const into = holderIn(read, holder);
      if (into === undefined) return;
      Reflect.defineProperty(into, key, {
        value: kept,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    };
  });

export type LooseRead<Value> = { type: 'read'; value: Value } | { type: 'broken'; path: string };

const pathOf = (issues: readonly Issue[]): string => issues[0]?.path.join('/') ?? '';

/**
 * Reads what another edition of our own code may have written: fields that this edition does not know are neither looked at
 * nor lost, so that whoever changes the value and writes it back keeps them. Anything else that is wrong is wrong.
 * For our own rows and hints only: what comes from outside is read strictly (schemas) or as the agency's contract says.
 */
export const readLoosely = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): LooseRead<z.output<Schema>> => {
  const strict = schema.safeParse(value);
  if (strict.success) return { type: 'read', value: strict.data };
  const additions = additionsIn(strict.error.issues);
  if (additions === undefined) return { type: 'broken', path: pathOf(strict.error.issues) };
  const copy = structuredClone(value);
  const puttingBack = takeOut(copy, additions);
  const known = schema.safeParse(copy);
  if (!known.success) return { type: 'broken', path: pathOf(known.error.issues) };
  for (const putBack of puttingBack) putBack(known.data);
  return { type: 'read', value: known.data };
};
