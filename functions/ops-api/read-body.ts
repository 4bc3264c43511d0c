import { parseJson } from '#contracts/wire/json';
import { ContractBreach } from '#core/faults';

const LARGEST_BODY_BYTES = 1_048_576;

/** The strict dialect; what is expected where the body is not of it. */
export const readBody = (body: Uint8Array) => {
  try {
    return { type: 'read', value: parseJson(body, LARGEST_BODY_BYTES) } as const;
  } catch (error) {
    if (error instanceof ContractBreach) return { type: 'malformed', expected: error.expectation } as const;
    throw error;
  }
};
