import type { Caller } from '#functions/runtime/http/caller';
import type { LogRecord } from '#functions/runtime/log';
import { type Bilingual, says } from '#schemas/bilingual';
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
  400: { ru: 'Тело запроса не читается', en: 'The body cannot be read' },
  401: { ru: 'Отправитель не подтверждён', en: 'It is not known who sends this' },
  403: { ru: 'Нет права на это', en: 'Not for this caller' },
  404: { ru: 'Не найдено', en: 'Not found' },
  409: { ru: 'Противоречит принятому раньше', en: 'Conflicts with what was sent before' },
  413: { ru: 'Тело запроса слишком велико', en: 'The body is too large' },
  415: { ru: 'Неизвестный тип содержимого', en: 'The content type is not known' },
  422: { ru: 'Неверные поля', en: 'Some fields are wrong' },
  500: {
    ru: 'Сбой на нашей стороне; отправьте то же ещё раз',
    en: 'Something failed on our side; send the same again',
  },
} as const;

/** More than the fullest request has fields; a hostile body must not be answered by megabytes. */
const MOST_ERRORS = 500;

const listed = (errors: readonly FieldError[]): FieldError[] => {
  const more = errors.length - MOST_ERRORS;
  const rest = { pointer: '', detail: says(`и ещё ошибок: ${more}`, `and ${more} more errors`) };
  return more > 0 ? [...errors.slice(0, MOST_ERRORS), rest] : [...errors];
};

/** A problem document (RFC 9457), each sentence as `ru / en`. `detail` and `errors` never quote what was sent. */
export const problem = (
  status: keyof typeof TITLES,
  detail: Bilingual,
  errors?: readonly FieldError[],
): HttpAnswer => {
  const body: Problem = {
    type: 'about:blank',
    title: says(TITLES[status].ru, TITLES[status].en),
    status,
    detail: says(detail.ru, detail.en),
    ...(errors === undefined ? {} : { errors: listed(errors) }),
  };
  return { status, contentType: 'application/problem+json', body };
};

export const wrongFields = (errors: readonly FieldError[]): HttpAnswer =>
  problem(422, { ru: 'Названо каждое неверное поле.', en: 'Every wrong field is listed.' }, errors);

export const UNKNOWN_CASE: Bilingual = { ru: 'Такого дела нет.', en: 'There is no such case.' };
