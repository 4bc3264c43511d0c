import type { Instant } from '#schemas/time';

/** A call that an agency makes to us, as plain values; header names in lower case. */
export type PostedCall = {
  method: string;
  /** Path of the address, without the query string. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** How an agency signs what it posts to us. */
export type CallbackSignature = {
  /**
   * The nonce of a call that one of the keys has signed just now, body included. A call bears each nonce once; remembering
   * it is the caller's. Throws `ContractBreach`.
   */
  verify: (call: PostedCall, publicKeys: readonly string[], now: Instant) => { nonce: string };
};
