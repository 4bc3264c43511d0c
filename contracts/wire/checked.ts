import type * as z from 'zod';
import { ContractBreach } from '#core/faults';

const wordOf = (part: PropertyKey): string => (typeof part === 'symbol' ? '' : String(part));

/**
 * Value → typed value, or a breach with the path and the code of the first issue. Paths are fields of our schema: a
 * schema of records with free keys has no place at the agency's edge. Messages of the schema stay behind.
 */
export const checked = <Shape extends z.ZodType>(schema: Shape, value: unknown): z.infer<Shape> => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ContractBreach(`/${(issue?.path ?? []).map(wordOf).join('/')}`, issue?.code ?? 'another shape');
};
