import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { packText, unpackText } from '#functions/runtime/table/packed';
import { readLoosely } from '#functions/runtime/table/read-loosely';
import type { Instant } from '#schemas/time';

/** A row as the service's plain values. */
export type Row = Record<string, AttributeValue>;

/** A row of ours that cannot be read. Names the attribute and the place inside, never the content. */
export class BrokenRow extends Error {
  override readonly name = 'BrokenRow';
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

export const text = (value: string): AttributeValue => ({ S: value });
export const count = (value: number): AttributeValue => ({ N: String(value) });
/** What DynamoDB compares `ttl` with. A part of a second counts as a whole one: never early. */
export const epochSeconds = (instant: Instant): number => Math.ceil(Date.parse(instant) / 1000);

export const bytes = (value: Uint8Array): AttributeValue => ({ B: value });

/** Shorter texts stay as they are: what they could save is no whole unit. */
const SHORTEST_PACKED = 150;

/** A text that may be long: packed, where that saves something. Read by `longTextOf`. */
export const longText = (value: string): AttributeValue =>
  value.length < SHORTEST_PACKED ? text(value) : bytes(packText(value));

export const document = (value: unknown): AttributeValue => longText(JSON.stringify(value));

export const optionalTextOf = (row: Row, name: string): string | undefined => row[name]?.S;

export const textOf = (row: Row, name: string): string => {
  const value = row[name]?.S;
  if (value === undefined) throw new BrokenRow(name);
  return value;
};

export const countOf = (row: Row, name: string): number => {
  const value = row[name]?.N;
  if (value === undefined) throw new BrokenRow(name);
  return Number(value);
};

export const bytesOf = (row: Row, name: string): Uint8Array => {
  const value = row[name]?.B;
  if (value === undefined) throw new BrokenRow(name);
  return value;
};

/** A text that `longText` has written; rows of an earlier edition hold it as it is. */
export const longTextOf = (row: Row, name: string): string => {
  const packed = row[name]?.B;
  return packed === undefined ? textOf(row, name) : unpackText(packed);
};

/** Written by this edition or another: `read-loosely.ts`. `fields` of the row win over the document: they are what conditions protect. */
export const documentOf = <Schema extends z.ZodType>(
  schema: Schema,
  row: Row,
  name = 'doc',
): z.output<Schema> => {
  const read = readLoosely(schema, JSON.parse(longTextOf(row, name)));
  if (read.type === 'read') return read.value;
  throw new BrokenRow(`${name}/${read.path}`);
};
