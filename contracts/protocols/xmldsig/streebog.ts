import { MATRIX, PI, ROUND_CONSTANTS } from '#contracts/protocols/xmldsig/streebog-constants';

/** Length of a digest or of a coordinate in bits: the two forms of GOST R 34.10-2012 and 34.11-2012. */
export type GostBits = 256 | 512;

const BLOCK_BYTES = 64;
const hexAt = (hex: string, start: number, digits: number): number =>
  Number.parseInt(hex.slice(start, start + digits), 16);

/** 512 bits as sixteen 32-bit words, the least significant first. */
type Block = Uint32Array<ArrayBuffer>;

const newBlock = (): Block => new Uint32Array(16);

const blockAt = (bytes: Uint8Array, offset: number): Block => {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, BLOCK_BYTES);
  return newBlock().map((_, word) => view.getUint32(4 * word, true));
};

const fromHex = (hex: string): Block => newBlock().map((_, word) => hexAt(hex, 120 - 8 * word, 8));

const xored = (left: Block, right: Block): Block => left.map((word, at) => word ^ (right[at] ?? 0));

/** Sum modulo 2^512. */
const added = (left: Block, right: Block): Block => {
  let carry = 0;
  return left.map((word, at) => {
    const sum = word + (right[at] ?? 0) + carry;
    carry = sum > 0xffff_ffff ? 1 : 0;
    return sum;
  });
};

/** What one substituted byte in one place of a 64-bit word adds to the product with the matrix: low and high half. */
type Tables = { low: Uint32Array; high: Uint32Array; constants: readonly Block[] };

const prepareTables = (): Tables => {
  const low = new Uint32Array(8 * 256);
  const high = new Uint32Array(8 * 256);
  for (let entry = 0; entry < low.length; entry += 1) {
    const substituted = hexAt(PI, (entry & 255) * 2, 2);
    for (let bit = 0; bit < 8; bit += 1) {
      if ((substituted & (1 << bit)) === 0) continue;
      const row = 16 * (63 - (8 * (entry >> 8) + bit));
      high[entry] = (high[entry] ?? 0) ^ hexAt(MATRIX, row, 8);
      low[entry] = (low[entry] ?? 0) ^ hexAt(MATRIX, row + 8, 8);
    }
  }
  return { low, high, constants: ROUND_CONSTANTS.map(fromHex) };
};

let prepared: Tables | undefined;
/** Not on import: most processes that load this never sign. */
const tables = (): Tables => (prepared ??= prepareTables());

/**
 * S, P and L of `left ^ right` in one pass, section 7: byte `place` of every word goes into word `place`. Writes into
 * `output`, which is neither of the two: a digest of 20 KB comes here eight thousand times.
 */
const transform = (left: Block, right: Block, output: Block): void => {
  const { low, high } = tables();
  for (let place = 0; place < 8; place += 1) {
    const half = place >> 2;
    const shift = 8 * (place & 3);
    let lowWord = 0;
    let highWord = 0;
    for (let at = half, base = 0; at < 16; at += 2, base += 256) {
      const entry = base + ((((left[at] ?? 0) ^ (right[at] ?? 0)) >>> shift) & 255);
      lowWord ^= low[entry] ?? 0;
      highWord ^= high[entry] ?? 0;
    }
    output[2 * place] = lowWord;
    output[2 * place + 1] = highWord;
  }
};

/** The compression function g, section 8. */
const compressed = (hash: Block, length: Block, message: Block): Block => {
  let [state, nextState, key, nextKey] = [message.slice(), newBlock(), newBlock(), newBlock()];
  transform(hash, length, key);
  for (const constant of tables().constants) {
    transform(state, key, nextState);
    transform(key, constant, nextKey);
    [state, nextState, key, nextKey] = [nextState, state, nextKey, key];
  }
  return xored(xored(state, key), xored(hash, message));
};

const bitsAsBlock = (bits: number): Block => {
  const block = newBlock();
  block[0] = bits;
  return block;
};

const lastBlock = (bytes: Uint8Array, offset: number): Block => {
  const padded = new Uint8Array(BLOCK_BYTES);
  padded.set(bytes.subarray(offset));
  padded[bytes.byteLength - offset] = 1;
  return blockAt(padded, 0);
};

/** Digest of GOST R 34.11-2012 (Streebog, RFC 6986), in the byte order of RFC 7836 and of XML signatures. */
export const streebog = (bytes: Uint8Array, bits: GostBits): Uint8Array => {
  let hash = newBlock().fill(bits === 256 ? 0x0101_0101 : 0);
  let length = newBlock();
  let sum = newBlock();
  let offset = 0;
  for (; offset + BLOCK_BYTES <= bytes.byteLength; offset += BLOCK_BYTES) {
    const message = blockAt(bytes, offset);
    hash = compressed(hash, length, message);
    length = added(length, bitsAsBlock(512));
    sum = added(sum, message);
  }
  const last = lastBlock(bytes, offset);
  hash = compressed(hash, length, last);
  length = added(length, bitsAsBlock(8 * (bytes.byteLength - offset)));
  sum = added(sum, last);
  hash = compressed(hash, newBlock(), length);
  hash = compressed(hash, newBlock(), sum);
  const digest = new DataView(new ArrayBuffer(BLOCK_BYTES));
  hash.forEach((word, at) => {
    digest.setUint32(4 * at, word, true);
  });
  return new Uint8Array(digest.buffer).subarray(bits === 256 ? 32 : 0);
};
