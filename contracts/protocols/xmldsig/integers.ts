/** Bytes, the most significant first → number. */
export const integerOf = (bytes: Uint8Array): bigint =>
  bytes.byteLength === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/** Number → that many bytes, the most significant first. */
export const bytesOf = (value: bigint, length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'));

/** The remainder from 0 to `modulus - 1`, also of a negative number. */
export const remainder = (value: bigint, modulus: bigint): bigint => ((value % modulus) + modulus) % modulus;

/** The inverse modulo a prime, by the extended algorithm of Euclid. `value` is no multiple of the prime. */
export const inverse = (value: bigint, prime: bigint): bigint => {
  let [low, high, lowFactor, highFactor] = [remainder(value, prime), prime, 1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high] = [high - quotient * low, low];
    [lowFactor, highFactor] = [highFactor - quotient * lowFactor, lowFactor];
  }
  return remainder(lowFactor, prime);
};
