import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Identity } from '#ops/cli/api/identity';
import { isOwnComputer } from '#ops/cli/api/own-computer';
import { type OutgoingCall, signCall } from '#ops/cli/api/sign-call';
import type { Bilingual } from '#schemas/bilingual';

/** What to set, by what a route asks for. */
const ADVICE = {
  token: {
    ru: 'Нужен токен отдела или центра занятости: задайте SVERKA_TOKEN.',
    en: 'A token of an office or an employment centre is needed: set SVERKA_TOKEN.',
  },
  keys: {
    ru: 'Нужны ключи роли операторов: задайте AWS_PROFILE или AWS_ACCESS_KEY_ID и AWS_SECRET_ACCESS_KEY.',
    en: 'Keys of the role of operators are needed: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  },
  region: {
    ru: 'По адресу не понять регион AWS: задайте AWS_REGION.',
    en: 'The address does not say which AWS region it is in: set AWS_REGION.',
  },
  tokenForm: {
    ru: 'SVERKA_TOKEN не похож на токен: нужна одна строка без пробелов.',
    en: 'SVERKA_TOKEN does not look like a token: one line without spaces is needed.',
  },
  plainHttp: {
    ru: 'По http без шифрования можно обращаться только к этому компьютеру: укажите https://.',
    en: 'Plain http leads to this computer only: give an https:// address.',
  },
} as const satisfies Record<string, Bilingual>;

const refusal = (advice: Bilingual): CommandFailure => new CommandFailure(EXIT.refused, advice);

const wantsSignature = ({ pathname }: URL): boolean => pathname.includes('/v1/ops/');

const regionOf = ({ hostname }: URL, { region }: Identity): string | undefined =>
  /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(hostname)?.[1] ?? region;

const signed = async (call: OutgoingCall, identity: Identity): Promise<Record<string, string>> => {
  const isOwn = isOwnComputer(call.url);
  const credentials = isOwn ? identity.ownKeys() : await identity.findKeys();
  const region = regionOf(call.url, identity);
  if (credentials !== undefined && region !== undefined) return signCall(call, { credentials, region });
  if (isOwn) return {};
  throw refusal(credentials === undefined ? ADVICE.keys : ADVICE.region);
};

const withToken = ({ url }: OutgoingCall, { token }: Identity): Record<string, string> => {
  if (token === undefined || token === '') {
    if (isOwnComputer(url)) return {};
    throw refusal(ADVICE.token);
  }
  // RFC 6750, section 2.1.
  if (!/^[\w.~+/-]+=*$/.test(token)) throw refusal(ADVICE.tokenForm);
  return { authorization: `Bearer ${token}` };
};

/**
 * Headers that prove who calls: a signature for routes of operations, a token for all others. The exchange on this computer
 * asks nobody and is given what the environment holds. Throws `CommandFailure` before anything is sent: over plain http to
 * another computer, and where there is no proof.
 */
export const proveCall = async (call: OutgoingCall, identity: Identity): Promise<Record<string, string>> => {
  if (call.url.protocol !== 'https:' && !isOwnComputer(call.url)) throw refusal(ADVICE.plainHttp);
  return wantsSignature(call.url) ? signed(call, identity) : withToken(call, identity);
};

/** What the door itself says (401, 403) is no document of ours: what could be set instead. */
export const notLetIn = (url: URL, status: number): CommandFailure =>
  new CommandFailure(
    EXIT.refused,
    {
      ru: `API не пропустил запрос (HTTP ${status}).`,
      en: `The API did not let the call in (HTTP ${status}).`,
    },
    {
      details: Object.values(wantsSignature(url) ? ADVICE.keys : ADVICE.token),
    },
  );
