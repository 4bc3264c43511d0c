import type { SignatureBits } from '#core/message-signature';

export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const SMEV_TRANSFORM = 'urn://smev-gov-ru/xmldsig/transform';

const GOST = 'urn:ietf:params:xml:ns:cpxmlsec:algorithms';

/** ГОСТ Р 34.11-2012. */
export const digestMethod = (bits: SignatureBits): string => `${GOST}:gostr34112012-${bits}`;
/** ГОСТ Р 34.10-2012 over the digest of the same length. */
export const signatureMethod = (bits: SignatureBits): string => `${GOST}:gostr34102012-gostr34112012-${bits}`;
