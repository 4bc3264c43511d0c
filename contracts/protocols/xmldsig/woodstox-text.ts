const CHUNK = 512;
/** Shorter texts take another way through the writer (`MIN_ARRAYCOPY`). */
const CHUNKED_FROM = 12;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '\r': '&#xd;' };

/** `>` is escaped where the writer has not seen the character before it, or has seen `]`. */
const escapedChunk = (text: string, seesEscaped: boolean): string => {
  let previous = ']';
  let written = '';
  for (const mark of text) {
    const escaped = mark === '>' && previous === ']' ? '&gt;' : ENTITIES[mark];
    written += escaped ?? mark;
    previous = escaped === undefined || seesEscaped ? mark : ']';
  }
  return written;
};

/**
 * Rule 9 of the transform (МР 3.5.0.27, appendices А and Д): text as the Woodstox writer escapes it. `>` becomes `&gt;` only
 * as the first character or after `]`; in texts of at least 12 characters also after an escaped character and at every
 * 512th one. No public message is known in which this differs from plain escaping.
 */
export const woodstoxText = (text: string): string => {
  if (text.length < CHUNKED_FROM) return escapedChunk(text, true);
  let written = '';
  for (let at = 0; at < text.length; at += CHUNK) written += escapedChunk(text.slice(at, at + CHUNK), false);
  return written;
};
