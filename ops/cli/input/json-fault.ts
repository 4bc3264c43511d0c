/** Strings as plain runs between escapes: no two ways to match one text, so never slow. */
const TOKEN =
  /[ \t\r\n]*(?:(?<mark>[{}[\],:])|(?<text>"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001F]*)*")|(?<atom>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])))/y;

type Place = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';
type Walk = { place: Place; open: ('{' | '[')[] };

const opens = (place: Place): boolean => place === 'value' || place === 'value-or-close';
const closes = (place: Place): boolean => place.endsWith('close');

const afterValue = (walk: Walk): Place => (walk.open.length === 0 ? 'end' : 'comma-or-close');

const close = (walk: Walk, bracket: '{' | '['): Place | undefined => {
  const fits = walk.open.at(-1) === bracket && closes(walk.place);
  if (!fits) return undefined;
  walk.open.pop();
  return afterValue(walk);
};

/** Where the walk stands after one token; `undefined` where the token may not stand. */
const MARKS: Record<string, (walk: Walk) => Place | undefined> = {
  '{': (walk) => (opens(walk.place) ? (walk.open.push('{'), 'key-or-close') : undefined),
  '[': (walk) => (opens(walk.place) ? (walk.open.push('['), 'value-or-close') : undefined),
  '}': (walk) => (walk.place === 'value-or-close' ? undefined : close(walk, '{')),
  ']': (walk) => (walk.place === 'key-or-close' ? undefined : close(walk, '[')),
  ':': (walk) => (walk.place === 'colon' ? 'value' : undefined),
  ',': (walk) => {
    if (walk.place !== 'comma-or-close') return undefined;
    return walk.open.at(-1) === '{' ? 'key' : 'value';
  },
};

const textAt = (walk: Walk): Place | undefined => {
  if (walk.place === 'key' || walk.place === 'key-or-close') return 'colon';
  return opens(walk.place) ? afterValue(walk) : undefined;
};

const step = (walk: Walk, groups: Partial<Record<string, string>>): Place | undefined => {
  if (groups['mark'] !== undefined) return MARKS[groups['mark']]?.(walk);
  if (groups['text'] !== undefined) return textAt(walk);
  return opens(walk.place) ? afterValue(walk) : undefined;
};

const skipBlank = (json: string, from: number): number => {
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = from;
  blank.test(json);
  return blank.lastIndex;
};

/**
 * Line and column (from 1) of the first character that makes the text no JSON; `undefined` where it is JSON. The
 * runtime's own message quotes the text around the fault, which may be personal data, and often names no place.
 */
export const jsonFault = (json: string): { line: number; column: number } | undefined => {
  const walk: Walk = { place: 'value', open: [] };
  let offset = 0;
  for (;;) {
    const start = skipBlank(json, offset);
    TOKEN.lastIndex = offset;
    const groups = TOKEN.exec(json)?.groups;
    if (groups === undefined && start === json.length && walk.place === 'end') return undefined;
    const place = groups === undefined ? undefined : step(walk, groups);
    if (place === undefined) {
      const before = json.slice(0, start).split('\n');
      return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    }
    walk.place = place;
    offset = TOKEN.lastIndex;
  }
};
