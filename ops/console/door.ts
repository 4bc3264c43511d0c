import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { KEY_HEADER } from '#ops/console/page/agreed';
import type { Bilingual } from '#schemas/bilingual';

/** What the console's own address and key are. */
type Doorway = { port: number; key: string };

/** A call as it came in; `isForApi`: it wants to be passed on to the exchange. */
type Knock = { method: string; isForApi: boolean; headers: IncomingHttpHeaders };

type TurnedAway = { status: 401 | 403 | 415 | 421; sentence: Bilingual };

const away = (status: TurnedAway['status'], ru: string, en: string): TurnedAway => ({
  status,
  sentence: { ru, en },
});

const FOREIGN_HOST = away(421, 'Под этим именем консоль не открывается.', 'The console has no such name.');
const FOREIGN_PAGE = away(403, 'Другим страницам консоль не отвечает.', 'Other pages get no answer here.');
const NO_KEY = away(
  401,
  'Откройте адрес, который напечатала команда sverka console: в нём ключ.',
  'Open the address that the sverka console command printed: it holds the key.',
);
const NOT_JSON = away(415, 'Нужен application/json.', 'application/json is needed.');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isKey = (given: string | string[] | undefined, key: string): boolean =>
  typeof given === 'string' && timingSafeEqual(digest(given), digest(key));

/** A name of ours: a page that points its own name at this computer (DNS rebinding) comes with that name. */
const isOwnHost = ({ host }: IncomingHttpHeaders, port: number): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`;

const isOwnPage = ({ headers, isForApi }: Knock): boolean => {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const isOwnOrigin = origin === undefined || origin === `http://${String(host)}`;
  return isOwnOrigin && (!isForApi || site === undefined || site === 'same-origin');
};

const isReadable = ({ method, headers }: Knock): boolean =>
  method !== 'POST' || headers['content-type'] === 'application/json';

/** Why a call goes no further; `undefined` for one that may. The page itself holds nothing: only its calls need the key. */
export const turnedAway = (knock: Knock, { port, key }: Doorway): TurnedAway | undefined => {
  if (!isOwnHost(knock.headers, port)) return FOREIGN_HOST;
  if (!isOwnPage(knock)) return FOREIGN_PAGE;
  if (!knock.isForApi) return undefined;
  if (!isKey(knock.headers[KEY_HEADER], key)) return NO_KEY;
  return isReadable(knock) ? undefined : NOT_JSON;
};
