import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { packBody, unpackBody } from '#functions/runtime/table/packed';

const expand = promisify(gunzip);

/** A row holds 400 KB; a reply of 1 MiB that does not compress takes several. */
const LARGEST_PART_BYTES = 350_000;

/** A reply was larger when expanded than any that we store. */
const LARGEST_REPLY_BYTES = 32 * 1_048_576;

/** Compressed and cut into parts that fit into rows; at least one. */
export const packBytes = async (body: Uint8Array): Promise<[Uint8Array, ...Uint8Array[]]> => {
  const packed = await packBody(body);
  const further: Uint8Array[] = [];
  for (let start = LARGEST_PART_BYTES; start < packed.byteLength; start += LARGEST_PART_BYTES) {
    further.push(packed.subarray(start, start + LARGEST_PART_BYTES));
  }
  return [packed.subarray(0, LARGEST_PART_BYTES), ...further];
};

/** Rows of an earlier edition hold gzip, which begins with this byte; an edition of our dictionary has a small number. */
const GZIP = 0x1f;

export const unpackBytes = async (parts: readonly Uint8Array[]): Promise<Uint8Array> => {
  const packed = Buffer.concat(parts);
  return packed[0] === GZIP ? expand(packed, { maxOutputLength: LARGEST_REPLY_BYTES }) : unpackBody(packed);
};
