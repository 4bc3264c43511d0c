import type * as z from 'zod';
import { ContractBreach } from '#core/faults';
import { type FieldError, fieldErrors } from '#schemas/problem';

const wordOf = (part: PropertyKey): string => (typeof part === 'symbol' ? '' : String(part));

const breachOf = ({ issues: [issue] }: z.ZodError, fields?: FieldError[]): ContractBreach =>
  new ContractBreach(`/${(issue?.path ?? []).map(wordOf).join('/')}`, issue?.code ?? 'another shape', fields);

/**
 * Value → typed value, or a breach with the path and the code of the first issue. Paths are fields of our schema: a
 * schema of records with free keys has no place at the agency's edge. Messages of the schema stay behind.
 */
export const checked = <Shape extends z.ZodType>(schema: Shape, value: unknown): z.infer<Shape> => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw breachOf(read.error);
};

/** The same for a sender who waits for what we say: the breach lists every wrong field in plain words. */
export const checkedForSender = <Shape extends z.ZodType>(schema: Shape, value: unknown): z.infer<Shape> => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw breachOf(read.error, fieldErrors(read.error));
};
