import { decodePostedEvent, decodeReply } from '#contracts/registry';
import { ContractBreach } from '#core/faults';
import type { Bomb } from '#test/contracts/bomb';
import { jsonBombs } from '#test/contracts/json-bombs';
import { wrappedBombs } from '#test/contracts/wrapped-bombs';
import { xmlBombs } from '#test/contracts/xml-bombs';

export const bombs: readonly Bomb[] = [...xmlBombs, ...jsonBombs, ...wrappedBombs];

const KINDS = { tax: 'income-by-payer', 'my-business': 'business-training' } as const;

/** What the intake answers: the sentence of a breach. Anything else is a defect and says so. */
export const answerTo = ({ door, headers }: Bomb, bytes: Uint8Array): string => {
  try {
    if (door === 'event') decodePostedEvent(headers['content-type'] ?? '', bytes);
    else decodeReply(door, KINDS[door], bytes, { ...headers });
    return 'accepted';
  } catch (error) {
    return error instanceof ContractBreach ? error.message : `not a breach: ${String(error)}`;
  }
};
