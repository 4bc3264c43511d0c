import type { Caller } from '#functions/runtime/http/caller';
import type { LogRecord } from '#functions/runtime/log';
import { says } from '#schemas/bilingual';
import type { CorrelationId } from '#schemas/ids';
import type { FieldError, Problem } from '#schemas/problem';

/** A request as plain values; header names in lower case, the body as bytes. */
export type HttpRequest = {
  pathParameters: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string | undefined>>;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  caller: Caller;
  correlationId: CorrelationId;
};

/** What a route answers. `ids` go into the log line. */
export type HttpAnswer = {
  status: number;
  contentType: 'application/json' | 'application/problem+json' | 'text/plain; charset=utf-8';
  body: unknown;
  ids?: Pick<LogRecord, 'caseId' | 'queryId' | 'agency' | 'code'>;
};

export const json = (status: number, body: unknown, ids: HttpAnswer['ids'] = {}): HttpAnswer => ({
  status,
  contentType: 'application/json',
  body,
  ids,
});

/** A text to print; it may name people, and only its ids reach the log. */
export const plainText = (body: string, ids: HttpAnswer['ids'] = {}): HttpAnswer => ({
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  body,
  ids,
});

const TITLES = {
  400: 'The body cannot be read',
  401: 'It is not known who sends this',
  403: 'Not for this caller',
  404: 'Not found',
  409: 'Conflicts with what was sent before',
  413: 'The body is too large',
  415: 'The content type is not known',
  422: 'Some fields are wrong',
  500: 'Something failed on our side; send the same again',
} as const;

/** More than the fullest request has fields; a hostile body must not be answered by megabytes. */
const MOST_ERRORS = 500;

const listed = (errors: readonly FieldError[]): FieldError[] => {
  const more = errors.length - MOST_ERRORS;
  const rest = { pointer: '', detail: says(`и ещё ошибок: ${more}`, `and ${more} more errors`) };
  return more > 0 ? [...errors.slice(0, MOST_ERRORS), rest] : [...errors];
};

/** A problem document (RFC 9457). `detail` and `errors` never quote what was sent. */
export const problem = (
  status: keyof typeof TITLES,
  detail: string,
  errors?: readonly FieldError[],
): HttpAnswer => {
  const body: Problem = {
    type: 'about:blank',
    title: TITLES[status],
    status,
    detail,
    ...(errors === undefined ? {} : { errors: listed(errors) }),
  };
  return { status, contentType: 'application/problem+json', body };
};
