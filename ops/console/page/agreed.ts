/** Carries the key: a header that no page of another origin may set without asking, and asking is answered by nobody. */
export const KEY_HEADER = 'x-sverka-console-key';

/** Type of the problem that is no answer of the exchange's: it was not reached. */
export const UNREACHABLE = 'urn:sverka:console:unreachable';
