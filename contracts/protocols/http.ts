import type { WireReply } from '#core/agency';

const MAX_RETRY_AFTER_SECONDS = 86_400;

const secondsUntil = (date: string, now: string | undefined): number | undefined => {
  const seconds = (Date.parse(date) - Date.parse(now ?? '')) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
};

/** Seconds that `Retry-After` asks for: a number, or a date measured against the reply's own `Date`. At most a day. */
export const retryAfterSecondsOf = ({ headers }: WireReply): number | undefined => {
  const value = headers['retry-after']?.trim();
  if (value === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : secondsUntil(value, headers['date']);
  return seconds === undefined ? undefined : Math.min(seconds, MAX_RETRY_AFTER_SECONDS);
};

/** `text/xml; charset="UTF-8"` as type and parameters, names in lower case. `undefined` where there is no type. */
export const contentTypeOf = (
  value: string | undefined,
): { mediaType: string; parameters: ReadonlyMap<string, string> } | undefined => {
  if (value === undefined) return undefined;
  const [mediaType = ''] = value.split(';', 1);
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of value.matchAll(
    /;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g,
  )) {
    parameters.set(name.toLowerCase(), quoted ?? plain);
  }
  return { mediaType: mediaType.trim().toLowerCase(), parameters };
};
