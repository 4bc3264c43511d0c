import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib';
import { ROW_DICTIONARY_1 } from '#functions/runtime/table/row-dictionary';

/** Edition of the dictionary → its bytes: the first byte of what is packed says which. */
const DICTIONARIES: ReadonlyMap<number, Uint8Array> = new Map([
  [1, new TextEncoder().encode(ROW_DICTIONARY_1)],
]);
const NEWEST = 1;

/** Written by a newer edition of the code: the message stays until that runs. */
class UnknownDictionary extends Error {
  override readonly name = 'UnknownDictionary';
}

const dictionaryOf = (edition: number | undefined): Uint8Array => {
  const dictionary = DICTIONARIES.get(edition ?? 0);
  if (dictionary === undefined) throw new UnknownDictionary();
  return dictionary;
};

/** Nothing of ours is larger when expanded. */
const LARGEST_BYTES = 32 * 1_048_576;

const packing = () => ({ dictionary: dictionaryOf(NEWEST), level: 9 });
const unpacking = (packed: Uint8Array) => ({
  dictionary: dictionaryOf(packed[0]),
  maxOutputLength: LARGEST_BYTES,
});

const marked = (deflated: Uint8Array): Uint8Array => {
  const packed = new Uint8Array(deflated.byteLength + 1);
  packed[0] = NEWEST;
  packed.set(deflated, 1);
  return packed;
};

/** A write is billed by the KB of the whole row: a text packs to a third, with the dictionary to a tenth. */
export const packText = (text: string): Uint8Array => marked(deflateRawSync(text, packing()));

/** Throws `UnknownDictionary` for an edition that this code does not know. */
export const unpackText = (packed: Uint8Array): string =>
  inflateRawSync(packed.subarray(1), unpacking(packed)).toString('utf8');

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** The same for what may be large: off the main thread. */
export const packBody = async (body: Uint8Array): Promise<Uint8Array> =>
  marked(await deflate(body, packing()));

export const unpackBody = (packed: Uint8Array): Promise<Uint8Array> =>
  inflate(packed.subarray(1), unpacking(packed));
