/** An error of the queue protocol: its name as the SDK knows it, always the sender's. */
export class SqsFault extends Error {
  override name = 'SqsFault';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
