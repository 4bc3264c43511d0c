import type { FieldError } from '#schemas/problem';

/** The agency could not be reached or is overloaded: nothing is known about the effect; the row waits and tries again. */
export class AgencyUnavailable extends Error {
  override readonly name = 'AgencyUnavailable';
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  /** `code` such as `timeout`, `http-503`, `smev-600`; `retryAfterSeconds` as the agency asked, if it did. */
  constructor(code: string, retryAfterSeconds?: number) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Bytes of an agency that its contract does not allow. The message names path and expectation, never content. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
  readonly path: string;
  readonly expectation: string;
  /** Every wrong field, where a sender is on the line; a pointer may hold the name of a field that the sender chose. */
  readonly fields: readonly FieldError[];

  constructor(path: string, expectation: string, fields: readonly FieldError[] = []) {
    super(`${path}: ${expectation}`);
    this.path = path;
    this.expectation = expectation;
    this.fields = fields;
  }
}
