import type { Bilingual } from '#schemas/bilingual';

/** What a shell script can tell apart. */
export const EXIT = {
  ok: 0,
  /** The API refused it, or the file cannot be used. */
  refused: 1,
  /** The API cannot be reached, or fails, or is not Sverka's. */
  unreachable: 2,
  /** Accepted, but no result within the time given. */
  noResultInTime: 3,
  /** Ctrl-C, as shells name it. */
  interrupted: 130,
} as const;

/** Ends a command with a plain sentence; never with a stack trace. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;
  readonly sentence: Bilingual;
  /** Lines below the sentence. */
  readonly details: readonly string[];
  /** The API's own document: what `--json` prints. */
  readonly json: string | undefined;

  constructor(
    exitCode: number,
    sentence: Bilingual,
    more: { details?: readonly string[]; json?: string } = {},
  ) {
    super(sentence.en);
    this.exitCode = exitCode;
    this.sentence = sentence;
    this.details = more.details ?? [];
    this.json = more.json;
  }
}
