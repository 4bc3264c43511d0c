import { decodeText, encodeText } from '#contracts/wire/bytes';
import { ContractBreach } from '#core/faults';

const MAX_DEPTH = 64;
/** Twice what the fullest request has; a schema that reads a million empty objects names six missing fields of each. */
const MAX_VALUES = 10_000;

/** A string (an unclosed one runs to the end), a bracket, colon or comma, or a bare word. Linear on any text. */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;
const INTEGER = /^-?(0|[1-9]\d*)$/;
/** What XML refuses too, so that both dialects hand out the same texts. */
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

const breach = (expectation: string): ContractBreach => new ContractBreach('/', expectation);

/**
 * Depth and number of values are bounded before anything recursive sees the text. Brackets and commas inside strings do
 * not count; an object or a list counts for itself and for its place.
 */
const checkExtent = (text: string): void => {
  let depth = 0;
  let values = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    const opens = token === '{' || token === '[';
    if (opens) depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth > MAX_DEPTH) throw breach(`depth of at most ${MAX_DEPTH}`);
    if (opens || token === ',') values += 1;
    if (values > MAX_VALUES) throw breach(`at most ${MAX_VALUES} values`);
  }
};

const parseValid = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text: it must not travel.
    throw breach('valid JSON');
  }
};

const readString = (token: string): string => {
  const text: unknown = JSON.parse(token);
  if (typeof text !== 'string' || ILLEGAL.test(text)) throw breach('text without control characters');
  return text;
};

const checkNumber = (token: string): void => {
  if (token === 'true' || token === 'false' || token === 'null') return;
  if (!INTEGER.test(token) || token === '-0' || !Number.isSafeInteger(Number(token))) {
    throw breach('numbers that are integers within 2^53; amounts as text');
  }
};

type Frame = Set<string> | 'array';

const rememberKey = (frame: Frame | undefined, key: string): void => {
  if (!(frame instanceof Set)) return;
  if (key === '__proto__') throw breach('no key __proto__');
  if (frame.has(key)) throw breach('no key twice');
  frame.add(key);
};

/** Opens or closes a frame; false for a token that does neither. */
const moveFrames = (frames: Frame[], token: string): boolean => {
  if (token === '{') frames.push(new Set());
  if (token === '[') frames.push('array');
  if (token === '}' || token === ']') frames.pop();
  return '{}[],:'.includes(token);
};

/** Walks the tokens of a text that is valid JSON already. A string that follows no colon in an object is a key. */
const checkTokens = (text: string): void => {
  const frames: Frame[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (!moveFrames(frames, token)) {
      if (token.startsWith('"')) {
        const read = readString(token);
        if (previous !== ':') rememberKey(frames.at(-1), read);
      } else checkNumber(token);
    }
    previous = token;
  }
};

/**
 * The one door for JSON: size, UTF-8, bounded depth and number of values, no key twice (`JSON.parse` would keep the last silently), no number
 * that is not exact, no control characters or lone surrogates. Throws `ContractBreach` without content.
 */
export const parseJson = (bytes: Uint8Array, maxBytes: number): unknown => {
  const text = decodeText(bytes, maxBytes);
  checkExtent(text);
  const value = parseValid(text);
  checkTokens(text);
  return value;
};

/** JSON in UTF-8. `undefined` fields are left out. */
export const jsonDocument = (value: object): Uint8Array => encodeText(JSON.stringify(value));

const LARGEST_BODY_BYTES = 1_048_576;

/** The body of a call at a door of ours, or what was expected of it. */
export const readJsonBody = (body: Uint8Array) => {
  try {
    return { type: 'read', value: parseJson(body, LARGEST_BODY_BYTES) } as const;
  } catch (error) {
    if (error instanceof ContractBreach) return { type: 'malformed', expected: error.expectation } as const;
    throw error;
  }
};
