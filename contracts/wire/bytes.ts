import { ContractBreach } from '#core/faults';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes → text: at most `maxBytes`, valid UTF-8 (a byte order mark is dropped). Throws `ContractBreach`. */
export const decodeText = (bytes: Uint8Array, maxBytes: number): string => {
  if (bytes.byteLength > maxBytes) throw new ContractBreach('/', `at most ${maxBytes} bytes`);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ContractBreach('/', 'text in UTF-8');
  }
};

/** Text → bytes in UTF-8. `Buffer` does for half the price of `TextEncoder` what both do. */
export const encodeText = (text: string): Uint8Array => Buffer.from(text, 'utf8');
