import type { Content } from '#ops/cli/api/api-client';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { readFileBytes, readTextFile, requireJson } from '#ops/cli/input/read-file';
import type { Bilingual } from '#schemas/bilingual';

export type EventItem = { place: Bilingual; content: Content };

const asJson = (body: string): Content => ({ contentType: 'application/json', body });

/** A JSON array of events, or one event. */
const readJson = async (path: string): Promise<EventItem[]> => {
  const document: unknown = JSON.parse(requireJson(path, await readTextFile(path)));
  const events: readonly unknown[] = Array.isArray(document) ? document : [document];
  return events.map((event, index) => ({
    place: { ru: `событие ${index + 1}`, en: `event ${index + 1}` },
    content: asJson(JSON.stringify(event)),
  }));
};

const readLines = async (path: string): Promise<EventItem[]> =>
  (await readTextFile(path)).split(/\r?\n/).flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [
          {
            place: { ru: `строка ${index + 1}`, en: `line ${index + 1}` },
            content: asJson(requireJson(path, line, index + 1)),
          },
        ],
  );

const readXml = async (path: string): Promise<EventItem[]> => [
  {
    place: { ru: 'документ', en: 'document' },
    content: { contentType: 'application/xml', body: await readFileBytes(path) },
  },
];

const READERS: Partial<Record<string, (path: string) => Promise<EventItem[]>>> = {
  '.json': readJson,
  '.ndjson': readLines,
  '.jsonl': readLines,
  '.xml': readXml,
};

/** The events of a file; its extension says what it is. Nothing is posted before the whole file is read. */
export const readEvents = async (path: string, extension: string): Promise<EventItem[]> => {
  const reader = READERS[extension];
  if (reader === undefined)
    throw new CommandFailure(EXIT.refused, {
      ru: `${path}: расширение должно быть .json, .ndjson, .jsonl или .xml.`,
      en: `${path}: the extension must be .json, .ndjson, .jsonl or .xml.`,
    });
  const events = await reader(path);
  if (events.length === 0)
    throw new CommandFailure(EXIT.refused, {
      ru: `${path}: событий в файле нет.`,
      en: `${path}: there are no events in the file.`,
    });
  return events;
};
