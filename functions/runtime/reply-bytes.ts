import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A row holds 400 KB; a reply of 1 MiB that does not compress takes several. */
const LARGEST_PART_BYTES = 350_000;

/** A reply was larger when expanded than any that we store. */
const LARGEST_REPLY_BYTES = 32 * 1_048_576;

/** Compressed and cut into parts that fit into rows; at least one. */
export const packBytes = async (body: Uint8Array): Promise<[Uint8Array, ...Uint8Array[]]> => {
  const packed = await compress(body);
  const further: Uint8Array[] = [];
  for (let start = LARGEST_PART_BYTES; start < packed.byteLength; start += LARGEST_PART_BYTES) {
    further.push(packed.subarray(start, start + LARGEST_PART_BYTES));
  }
  return [packed.subarray(0, LARGEST_PART_BYTES), ...further];
};

export const unpackBytes = async (parts: readonly Uint8Array[]): Promise<Uint8Array> =>
  expand(Buffer.concat(parts), { maxOutputLength: LARGEST_REPLY_BYTES });
