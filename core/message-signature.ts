import type { WireReply, WireRequest } from '#core/agency';

/** Length of a digest of ГОСТ Р 34.11-2012 in bits, and with it the algorithm of the key. */
export type SignatureBits = 256 | 512;

/**
 * Whoever holds our key: this process on test stands (`MessageSignature.signerOf`), or a certified provider. The
 * bytes are the canonical `SignedInfo`; the value is laid out as XML signatures have it (s, then r, each most significant
 * byte first).
 */
export type Signer = {
  bits: SignatureBits;
  /** Our certificate (DER), which real СМЭВ wants in `KeyInfo`. */
  certificate?: Uint8Array;
  sign: (signedInfo: Uint8Array) => Promise<Uint8Array>;
};

/** Keys that we trust for one sender. A key or a certificate that a message brings along is never looked at. */
export type Verifier = {
  bits: SignatureBits;
  isSignature: (signedInfo: Uint8Array, value: Uint8Array) => boolean;
};

/** How messages at one endpoint are signed. An agency's descriptor has it exactly where a signature is due. */
export type MessageSignature = {
  /** The same request with our signature in it. */
  sign: (request: WireRequest, signer: Signer) => Promise<WireRequest>;
  /**
   * A reply that holds nothing but what its sender has signed, or what by the protocol carries neither content nor a
   * signature. Readers read this one; the bytes as they came are evidence. Throws `ContractBreach`.
   */
  authenticate: (reply: WireReply, verifier: Verifier) => WireReply;
  /** A signer with the key in this process. `privateKey`: random bytes in hexadecimal. Throws `RangeError`. */
  signerOf: (privateKey: string) => Signer;
  /** Trusts the sender with any of these public keys, in hexadecimal; with none, nothing is believed. Throws `RangeError`. */
  verifierOf: (publicKeys: readonly string[]) => Verifier;
};
