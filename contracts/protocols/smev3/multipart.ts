import { contentTypeOf } from '#contracts/protocols/http';
import { ContractBreach } from '#core/faults';

type Part = { headers: ReadonlyMap<string, string>; body: string };

const breach = (expectation: string): ContractBreach => new ContractBreach('/', expectation);

const partOf = (text: string): Part => {
  const [, blank = ''] = /(\r?\n\r?\n)/.exec(text) ?? [];
  if (blank === '') throw breach('a part with headers');
  const end = text.indexOf(blank);
  const headers = new Map<string, string>();
  for (const [, name = '', value = ''] of text.slice(0, end).matchAll(/^([\w-]+):[ \t]*(.*?)\r?$/gm)) {
    headers.set(name.toLowerCase(), value);
  }
  return { headers, body: text.slice(end + blank.length) };
};

/** A message has its envelope and an attachment or two; each part costs more to read than to write. */
const MAX_PARTS = 1000;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * Parts between the delimiter lines (RFC 2046 §5.1.1); the preamble before the first and the epilogue after the closing
 * one do not count. A line that only begins like a delimiter is content.
 */
const partsOf = (text: string, boundary: string): Part[] => {
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${literally(boundary)}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const lines = Array.from(text.matchAll(delimiter), ({ index, 0: line, 1: closing }) => ({
    start: index,
    end: index + line.length,
    isClosing: closing !== undefined,
  }));
  const last = lines.findIndex(({ isClosing }) => isClosing);
  if (last === -1) throw breach('a closing boundary');
  if (last > MAX_PARTS) throw breach(`at most ${MAX_PARTS} parts`);
  return lines.slice(0, last).map(({ end }, index) => partOf(text.slice(end, lines[index + 1]?.start)));
};

const ENCODINGS: ReadonlySet<string> = new Set(['binary', '8bit', '7bit']);

const allPartsOf = (body: Uint8Array, parameters: ReadonlyMap<string, string>): Part[] => {
  const boundary = parameters.get('boundary');
  if (boundary === undefined) throw breach('a boundary of the parts');
  return partsOf(Buffer.from(body).toString('latin1'), boundary);
};

const CONTENT_ID = /^<(.*)>$/;

/** Bodies of all parts that have a `Content-ID` (RFC 2392), as they came, under that id. Throws `ContractBreach`. */
export const partsById = (
  body: Uint8Array,
  parameters: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Uint8Array[]> => {
  const named = new Map<string, Uint8Array[]>();
  for (const part of allPartsOf(body, parameters)) {
    const [, id] = CONTENT_ID.exec(part.headers.get('content-id') ?? '') ?? [];
    if (id === undefined) continue;
    const bytes = new Uint8Array(Buffer.from(part.body, 'latin1'));
    const others = named.get(id);
    if (others === undefined) named.set(id, [bytes]);
    else others.push(bytes);
  }
  return named;
};

/**
 * Root part of a `multipart/related` reply (RFC 2387): the one that `start` names, else the first. Latin-1 carries the
 * bytes through text and back unchanged. Throws `ContractBreach`.
 */
export const rootPartOf = (body: Uint8Array, parameters: ReadonlyMap<string, string>): Uint8Array => {
  const parts = allPartsOf(body, parameters);
  const start = parameters.get('start');
  const named =
    start === undefined
      ? parts.slice(0, 1)
      : parts.filter(({ headers }) => headers.get('content-id') === start);
  const [root, second] = named;
  if (root === undefined) throw breach('a root part');
  // An id names one part (RFC 2392): which of two holds the answer, nobody says.
  if (second !== undefined) throw breach('one root part');
  const charset = contentTypeOf(root.headers.get('content-type'))?.parameters.get('charset') ?? 'utf-8';
  if (charset.toLowerCase() !== 'utf-8') throw breach('a root part in UTF-8');
  if (!ENCODINGS.has((root.headers.get('content-transfer-encoding') ?? 'binary').toLowerCase())) {
    throw breach('a root part without transfer encoding');
  }
  return new Uint8Array(Buffer.from(root.body, 'latin1'));
};
