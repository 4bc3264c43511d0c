/**
 * Characters that steer a terminal or turn its text around: C0 and C1 controls, DEL, zero-width and bidirectional
 * controls, line and paragraph separators, tags and lone surrogates.
 */
const STEERING =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** Text of others, made harmless for a terminal: what would steer it is shown as `\u001b`. */
export const neutralised = (text: string): string => text.replaceAll(STEERING, escaped);

const unitsEscaped = (characters: string): string =>
  Array.from({ length: characters.length }, (_, index) => escaped(characters.charAt(index))).join('');

/** JSON with the same value and no raw steering characters. Line breaks between tokens stay. */
export const neutralisedJson = (json: string): string =>
  json.replaceAll(STEERING, (character) =>
    character === '\n' || character === '\r' || character === '\t' ? character : unitsEscaped(character),
  );
