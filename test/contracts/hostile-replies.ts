import { ContractBreach } from '#core/faults';
import type { Sample } from '#test/contracts/samples';

/** Stands where a payload value stood: it must never come out in an error. */
export const MARK = 'ТАЙНА-7731';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const withStrayByte = (bytes: Uint8Array): Uint8Array => {
  const middle = Math.floor(bytes.length / 2);
  return new Uint8Array(Buffer.concat([bytes.slice(0, middle), Buffer.from([0xff]), bytes.slice(middle)]));
};

const truncated = (text: string): { how: string; bytes: Uint8Array }[] => {
  const whole = encode(text.trimEnd());
  return [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((share) => ({
    how: `cut at ${share}`,
    bytes: whole.slice(0, Math.floor(whole.length * share)),
  }));
};

/** The name of the root as it is written, and of the element whose content may not come twice. */
const rootIn = (text: string): string => /<([^\s<>/?!]+)/.exec(text)?.[1] ?? '';
const holderIn = (text: string): string => (text.includes('<soap:Body>') ? 'soap:Body' : rootIn(text));

const repeated = (text: string, holder: string): string =>
  text.replace(new RegExp(`(<${holder}(?:\\s[^>]*)?>)([^]*)(</${holder}>)`), '$1$2$2$3');

const hostileXml = (text: string): { how: string; bytes: Uint8Array }[] => [
  { how: 'it has a DOCTYPE', bytes: encode(text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')) },
  { how: 'its root has another name', bytes: encode(text.replaceAll(rootIn(text), `${rootIn(text)}X`)) },
  {
    how: 'its namespaces are others',
    bytes: encode(text.replaceAll(/(xmlns(?::[^\s=]+)?="[^"]*)"/g, '$1/other"')),
  },
  { how: 'it has two roots', bytes: encode(`${text.trimEnd()}<soap/>`) },
  {
    how: 'its content comes twice',
    bytes: encode(repeated(text, holderIn(text))),
  },
  { how: 'it says another encoding', bytes: encode(text.replace('UTF-8', 'windows-1251')) },
  { how: 'an entity is undefined', bytes: encode(text.replace(/<\/[^<>]*>\s*$/, (end) => `&b;${end}`)) },
];

const hostileJson = (text: string): { how: string; bytes: Uint8Array }[] => [
  { how: 'it is a list', bytes: encode(`[${text}]`) },
  { how: 'it has two roots', bytes: encode(`${text}${text}`) },
  {
    how: 'a key comes twice',
    bytes: encode(text.replace('{', '{"status":true,"status":false,"code":"a","code":"b",')),
  },
  { how: 'it is empty', bytes: encode('{}') },
  { how: 'it is null', bytes: encode('null') },
];

/** Shapes in which no reply may pass for an answer. */
export const hostile = ({ bytes, headers }: Sample): { how: string; bytes: Uint8Array }[] => {
  const text = new TextDecoder().decode(bytes);
  const isJson = headers['content-type'] === 'application/json';
  return [
    { how: 'it is garbage', bytes: encode('}{ не ответ <<&') },
    { how: 'it is not UTF-8', bytes: withStrayByte(bytes) },
    { how: 'it is too large', bytes: encode(`${text}${' '.repeat(2_000_000)}`) },
    { how: 'it is a page', bytes: encode('<html><head><title>Вход</title></head><body/></html>') },
    ...(text.startsWith('\r\n--') ? [] : truncated(text)),
    ...(isJson ? hostileJson(text) : text.startsWith('<') ? hostileXml(text) : []),
  ];
};

const LEAF = { xml: />([^<>]*[^\s<>][^<>]*)<|="([^"]+)"/g, json: /: "([^"]*)"/g };

/** The sample once per value of it, with that value replaced by the mark. */
export const leavesReplaced = ({ bytes, headers }: Sample): Uint8Array[] => {
  const text = new TextDecoder().decode(bytes);
  const pattern = headers['content-type'] === 'application/json' ? LEAF.json : LEAF.xml;
  return Array.from(text.matchAll(pattern), (match) => {
    const value = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(value);
    return encode(`${text.slice(0, start)}${MARK}${text.slice(start + value.length)}`);
  });
};

/** What came out, thrown or returned. */
export const decoded = (decode: () => unknown): unknown => {
  try {
    return decode();
  } catch (error) {
    return error;
  }
};

/** The ways in which a sender may write the same text: escaped, and as numeric references. */
export const writtenForms = (text: string, headers: Record<string, string>): string[] => {
  if (headers['content-type'] === 'application/json') {
    const escaped = Array.from(text, (character) => unicodeEscapes(character)).join('');
    return [JSON.stringify(text).slice(1, -1), escaped];
  }
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return [
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    points.map((point) => `&#${point};`).join(''),
    points.map((point) => `&#x${point.toString(16)};`).join(''),
  ];
};

const unicodeEscapes = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** What a breach expected; `accepted` where nothing was thrown. */
export const expectation = (run: () => unknown): string => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return error instanceof ContractBreach ? error.expectation : `not a breach: ${String(error)}`;
  }
};
