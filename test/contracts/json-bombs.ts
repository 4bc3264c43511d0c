import { type Bomb, filled, JSON_HEADERS, MOST_JSON, utf8 } from '#test/contracts/bomb';

type Shape = readonly [name: string, says: string, text: () => string];

const NUMBERS = '/: numbers that are integers within 2^53; amounts as text';
const CHARACTERS = '/: text without control characters';

const SHAPES: readonly Shape[] = [
  ['arrays in arrays', '/: depth of at most 64', () => filled(MOST_JSON, '[')],
  ['objects in objects', '/: depth of at most 64', () => filled(MOST_JSON, '{"a":')],
  ['depth in a string', '/: invalid_union', () => `{"a":"${filled(MOST_JSON, '[{')}"}`],
  ['a long array', '/: at most 10000 values', () => `[${filled(MOST_JSON, '0,')}0]`],
  ['empty arrays', '/: at most 10000 values', () => `[${filled(MOST_JSON, '[],')}[]]`],
  [
    'keys',
    '/: invalid_union',
    () => `{${Array.from({ length: 6_000 }, (_, index) => `"${index}":0`).join()}}`,
  ],
  ['one key, often', '/: no key twice', () => `{${filled(50_000, '"a":0,')}"a":0}`],
  ['a long key', '/: invalid_union', () => `{"${filled(MOST_JSON, 'k')}":0}`],
  ['a prototype', '/: no key __proto__', () => '{"__proto__":{"status":"done","polluted":true}}'],
  ['an escaped prototype', '/: no key __proto__', () => '{"\\u005f_proto__":{"polluted":true}}'],
  ['a constructor', '/: invalid_union', () => '{"constructor":{"prototype":{"polluted":true}}}'],
  ['a number of 65,000 digits', NUMBERS, () => `[${filled(MOST_JSON, '9')}]`],
  ['a fraction of 65,000 digits', NUMBERS, () => `[0.${filled(MOST_JSON, '3')}]`],
  ['an exponent of 65,000 digits', NUMBERS, () => `[1e${filled(MOST_JSON, '9')}]`],
  ['a number of a million digits', '/: at most 65536 bytes', () => filled(1_000_000, '9')],
  ['ten megabytes', '/: at most 65536 bytes', () => `"${filled(10_000_000, 'x')}"`],
  ['escaped zeros', CHARACTERS, () => `["${filled(MOST_JSON, '\\u0000')}"]`],
  ['halves of pairs', CHARACTERS, () => `["${filled(MOST_JSON, '\\ud800')}"]`],
  ['backslashes', '/: invalid_union', () => `["${filled(MOST_JSON, '\\\\')}"]`],
  ['quotes without end', '/: valid JSON', () => filled(MOST_JSON, '"\\"')],
  ['spaces', '/: valid JSON', () => filled(MOST_JSON, ' ')],
  ['spaces before a value', '/: invalid_union', () => `${filled(MOST_JSON, ' ')}null`],
  ['zeros', '/: valid JSON', () => filled(MOST_JSON, '\0')],
];

export const jsonBombs: readonly Bomb[] = SHAPES.map(([name, says, text]) => ({
  name: `JSON: ${name}`,
  says,
  door: 'my-business',
  headers: JSON_HEADERS,
  bytes: () => utf8(text()),
}));
