import type { AttributeValue } from '@aws-sdk/client-dynamodb';

const sizeOfValue = ({ S, N, B, BOOL, NULL }: AttributeValue): number => {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replace(/\D/g, '').length / 2) + 1;
  if (B !== undefined) return B.byteLength;
  if (BOOL !== undefined || NULL !== undefined) return 1;
  throw new Error('no row of ours has such an attribute');
};

/** Bytes of an item as DynamoDB bills them: names and values in UTF-8, two digits of a number to a byte. */
const itemBytes = (item: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOfValue(value), 0);

/** Write units of one item: a unit for each KB that it begins, at least one. */
export const writeUnitsOf = (item: Readonly<Record<string, AttributeValue>> | undefined): number =>
  item === undefined ? 1 : Math.max(1, Math.ceil(itemBytes(item) / 1024));
