import type * as z from 'zod';

/** A setting is missing or wrong. Names the variables, never their values. */
class WrongEnvironment extends Error {
  override readonly name = 'WrongEnvironment';
}

/** The settings of this function, as its schema says; the only reader of the environment. Throws `WrongEnvironment`. */
export const readEnv = <Env extends z.ZodObject>(schema: Env): z.output<Env> => {
  const known = Object.keys(schema.shape).filter((name) => process.env[name] !== undefined);
  const read = schema.safeParse(Object.fromEntries(known.map((name) => [name, process.env[name]])));
  if (read.success) return read.data;
  throw new WrongEnvironment(read.error.issues.map(({ path }) => path.join('.')).join(', '));
};
