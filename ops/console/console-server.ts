import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { ApiClient } from '#ops/cli/api/api-client';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { turnedAway } from '#ops/console/door';
import { UNREACHABLE } from '#ops/console/page/agreed';
import type { PageFiles } from '#ops/console/page-files';
import { PASSED_ON } from '#ops/console/passed-on';
import { SECURITY_HEADERS } from '#ops/console/security-headers';
import { says, type Bilingual } from '#schemas/bilingual';
import type { Problem } from '#schemas/problem';

type ConsoleOptions = {
  /** Calls the exchange as the person who started the console. */
  api: ApiClient;
  /** On 127.0.0.1; 0: any. */
  port: number;
  /** Anew at each start; every call of the page bears it. */
  key: string;
  files: PageFiles;
};

type Console = { port: number; stop: () => Promise<void> };

const LARGEST_BODY_BYTES = 65_536;
const ORIGIN = 'http://127.0.0.1';

type Told = { status: number; contentType: string; content: string | Uint8Array };

const JSON_TYPE = 'application/json';

const told = (status: number, sentence: Bilingual, more: Partial<Problem> = {}): Told => {
  const problem: Problem = { type: 'about:blank', title: says(sentence.ru, sentence.en), status, ...more };
  return { status, contentType: 'application/problem+json', content: JSON.stringify(problem) };
};

const NO_SUCH_PAGE = told(404, { ru: 'Здесь ничего нет.', en: 'There is nothing here.' });
const TOO_LARGE = told(413, { ru: 'Слишком много.', en: 'Too much.' });

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    length += chunk.length;
    if (length > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const failed = (error: unknown): Told => {
  if (!(error instanceof CommandFailure)) throw error;
  const { exitCode, sentence, details } = error;
  // Both languages, one after the other, as the command prints them.
  const more = details.length === 0 ? {} : { detail: details.join(' / ') };
  return exitCode === EXIT.unreachable
    ? told(502, sentence, { type: UNREACHABLE, ...more })
    : told(403, sentence, more);
};

const passOn = async (request: IncomingMessage, url: URL, api: ApiClient): Promise<Told> => {
  const address = `${String(request.method)} ${url.pathname}`;
  const route = Object.hasOwn(PASSED_ON, address) ? PASSED_ON[address] : undefined;
  if (route === undefined) return NO_SUCH_PAGE;
  const body = await bodyOf(request);
  if (body === undefined) return TOO_LARGE;
  try {
    const reply = await route(api, { query: url.searchParams, body });
    const contentType = reply.type === 'view' ? JSON_TYPE : 'application/problem+json';
    return { status: reply.status, contentType, content: reply.json };
  } catch (error) {
    return failed(error);
  }
};

const fileAt = (method: string, url: URL, files: PageFiles): Told => {
  const file = method === 'GET' ? files.get(url.pathname) : undefined;
  return file === undefined ? NO_SUCH_PAGE : { status: 200, ...file };
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

const answer = async (
  request: IncomingMessage,
  server: Server,
  { api, key, files }: ConsoleOptions,
): Promise<Told> => {
  const { method = '', headers, url: target = '' } = request;
  if (!target.startsWith('/') || !URL.canParse(target, ORIGIN)) return NO_SUCH_PAGE;
  const url = new URL(target, ORIGIN);
  const isForApi = !files.has(url.pathname);
  const away = turnedAway({ method, isForApi, headers }, { port: portOf(server), key });
  if (away !== undefined) return told(away.status, away.sentence);
  if (url.pathname === '/exchange')
    return { status: 200, contentType: JSON_TYPE, content: JSON.stringify({ address: api.address }) };
  return isForApi ? await passOn(request, url, api) : fileAt(method, url, files);
};

const reply = (response: ServerResponse, { status, contentType, content }: Told): void => {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': contentType });
  response.end(content);
};

const portTaken = (port: number): CommandFailure =>
  new CommandFailure(EXIT.refused, {
    ru: `Порт ${port} занят или не разрешён: задайте другой ключом --port.`,
    en: `Port ${port} is taken or not allowed: give another with --port.`,
  });

const stopped = async (server: Server): Promise<void> => {
  server.close();
  server.closeAllConnections();
  if (server.listening) await once(server, 'close');
};

/** Serves the page to this computer and passes its calls on. Throws `CommandFailure` where the port is taken. */
export const startConsole = async (options: ConsoleOptions): Promise<Console> => {
  const server = createServer((request, response) => {
    answer(request, server, options).then(
      (said) => {
        reply(response, said);
      },
      () => {
        reply(response, told(500, { ru: 'Сбой консоли.', en: 'The console has failed.' }));
      },
    );
  });
  server.listen(options.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    throw portTaken(options.port);
  }
  return { port: portOf(server), stop: () => stopped(server) };
};
