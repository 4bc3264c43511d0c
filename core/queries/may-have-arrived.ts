/** Nothing was sent: no connection, or none that may be used. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'no-endpoint',
  'host-not-allowed',
  'not-https',
  'private-address',
  'econnrefused',
  'enotfound',
  'eai-again',
  'ehostunreach',
  'enetunreach',
]);
/** Whoever answers so has not taken the question: RFC 9110 (408, 503), RFC 8470 (425), RFC 6585 (429). */
const NOT_TAKEN: ReadonlySet<string> = new Set(['http-408', 'http-425', 'http-429', 'http-503']);
/** Names of failures before the first byte: the certificate of the other side does not hold. */
const BAD_CERTIFICATE = /^(err-tls|cert-|unable-to|self-signed|depth-zero)/;

/**
 * Whether a question whose call failed with this code may have reached the agency all the same. A typed fault of the bus
 * says that it was not taken; a lost reply, a page of a gateway and an unknown fault say nothing.
 */
export const mayHaveArrived = (code: string): boolean => {
  if (NOT_SENT.has(code) || NOT_TAKEN.has(code) || BAD_CERTIFICATE.test(code)) return false;
  return !code.startsWith('smev-') || code === 'smev-unknown';
};
