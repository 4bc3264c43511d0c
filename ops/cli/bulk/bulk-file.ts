import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { CommandFailure } from '#ops/cli/command-failure';
import { fileFailure, requireJson, unusable } from '#ops/cli/input/read-file';

/** What the API takes at once: a longer line could only be refused. */
const LARGEST_LINE_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** One request of the file; `line` counts from 1, blank lines included. */
export type RequestLine = { line: number; text: string };

/** The same line has the same digest wherever it stands, and none of its content can be read from it. */
export const digestOfLine = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

const chunksOf = async function* (path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield Buffer.from(chunk);
  } catch (error) {
    throw fileFailure(path, error);
  }
};

const tooLong = (path: string, line: number): CommandFailure =>
  unusable(path, `строка ${line} длиннее 1 МиБ`, `line ${line} is longer than 1 MiB`);

const textOf = (path: string, line: number, bytes: Uint8Array): string => {
  if (bytes.length > LARGEST_LINE_BYTES) throw tooLong(path, line);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    throw unusable(
      path,
      `строка ${line} не в UTF-8 (может быть, Windows-1251): сохраните файл в UTF-8`,
      `line ${line} is not UTF-8 (perhaps Windows-1251): save the file as UTF-8`,
    );
  }
};

/** The lines of a file that are not blank, read piece by piece: never more of it in memory than a line. */
export const requestLines = async function* (path: string): AsyncGenerator<RequestLine> {
  let line = 1;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(path)) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      const text = textOf(path, line, Buffer.concat([rest, chunk.subarray(from, end)]));
      if (text !== '') yield { line, text };
      rest = Buffer.alloc(0);
      from = end + 1;
      line += 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    if (rest.length > LARGEST_LINE_BYTES) throw tooLong(path, line);
  }
  const text = textOf(path, line, rest);
  if (text !== '') yield { line, text };
};

/** How many requests the file holds. Nothing is sent before each of its lines was read once and is an object of JSON. */
export const countRequests = async (path: string): Promise<number> => {
  let count = 0;
  for await (const { line, text } of requestLines(path)) {
    requireJson(path, text, line);
    if (!text.startsWith('{'))
      throw unusable(
        path,
        `в строке ${line} нет запроса: нужен один объект JSON на строку (NDJSON)`,
        `line ${line} holds no request: one JSON object a line is needed (NDJSON)`,
      );
    count += 1;
  }
  if (count === 0) throw unusable(path, 'запросов в файле нет', 'there are no requests in the file');
  return count;
};
