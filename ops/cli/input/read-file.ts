import { readFile } from 'node:fs/promises';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { jsonFault } from '#ops/cli/input/json-fault';

const REASONS: Partial<Record<string, { ru: string; en: string }>> = {
  ENOENT: { ru: 'такого файла нет', en: 'there is no such file' },
  EISDIR: { ru: 'это папка, а нужен файл', en: 'it is a folder, a file is needed' },
  EACCES: { ru: 'нет права на этот файл', en: 'no permission for this file' },
};

/** The file cannot be used; `ru` and `en` say why and quote nothing of it. */
export const unusable = (path: string, ru: string, en: string): CommandFailure =>
  new CommandFailure(EXIT.refused, { ru: `${path}: ${ru}.`, en: `${path}: ${en}.` });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** Why the system did not let us use a file, in a sentence. */
export const fileFailure = (path: string, error: unknown): CommandFailure => {
  const code = codeOf(error);
  const reason = REASONS[code] ?? { ru: `не открывается (${code})`, en: `cannot be opened (${code})` };
  return unusable(path, reason.ru, reason.en);
};

const readBytes = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileFailure(path, error);
  }
};

/** The bytes of a file as they are: an XML document says its own encoding. */
export const readFileBytes = readBytes;

/** A text file in UTF-8; a byte order mark at its beginning is dropped. */
export const readTextFile = async (path: string): Promise<string> => {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unusable(
      path,
      'не UTF-8 (может быть, Windows-1251): сохраните файл в UTF-8',
      'not UTF-8 (perhaps Windows-1251): save the file as UTF-8',
    );
  }
};

/** Checks that a text is JSON; the failure names the line and quotes nothing. `firstLine` is where the text begins. */
export const requireJson = (path: string, text: string, firstLine = 1): string => {
  const fault = jsonFault(text);
  if (fault === undefined) return text;
  const line = fault.line + firstLine - 1;
  throw unusable(
    path,
    `это не JSON: ошибка в строке ${line}, знак ${fault.column}`,
    `not JSON: the fault is in line ${line}, column ${fault.column}`,
  );
};
