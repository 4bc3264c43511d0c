/** Bytes that are sent to hurt: where they arrive, under which headers, and the sentence in which they are refused. */
export type Bomb = {
  name: string;
  door: 'tax' | 'my-business' | 'event';
  headers: Readonly<Record<string, string>>;
  bytes: () => Uint8Array;
  says: string;
};

export const XML_HEADERS = { 'content-type': 'text/xml; charset=utf-8' };
export const JSON_HEADERS = { 'content-type': 'application/json' };

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** As many pieces as fit into the size. */
export const filled = (bytes: number, piece: string): string =>
  piece.repeat(Math.floor(bytes / piece.length));
/** As much as the tax service may send at once, with room for what stands around it. */
export const MOST_XML = 520_000;
/** As much as My Business or a poster of events may send at once, with the same room. */
export const MOST_JSON = 65_000;
