import type { BusCall } from '#contracts/protocols/smev3/simulator-request';
import { signatureTrouble } from '#contracts/protocols/smev3/simulator-signature';

const SIGNED_IDS = {
  send: 'SIGNED_BY_CONSUMER',
  poll: 'SIGNED_BY_CALLER',
  ack: 'SIGNED_BY_CALLER',
  status: 'SIGNED_BY_CALLER',
} as const;

/** Whether the caller's signature over a call is missing, of somebody else or over something else. */
export const isBadlySigned = (text: string, call: BusCall, callerKey: string): boolean =>
  call.type !== 'wrong' && signatureTrouble(text, SIGNED_IDS[call.type], callerKey) !== undefined;
