import { contentTypeOf } from '#contracts/protocols/http';
import { jsonDocument, parseJson } from '#contracts/wire/json';
import type { WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';

/** One JSON call to an endpoint of an agency. */
export const jsonRequest = (
  to: { endpoint: string; path: string; headers?: Readonly<Record<string, string>> },
  body: object,
): WireRequest => ({
  endpoint: to.endpoint,
  method: 'POST',
  path: to.path,
  headers: { 'content-type': 'application/json', accept: 'application/json', ...to.headers },
  body: jsonDocument(body),
});

const JSON_TYPE = /^application\/([a-z0-9.-]+\+)?json$/;

/** Whether the reply says that it is JSON in UTF-8. An HTML page with status 200 does not. */
export const isJson = ({ headers }: WireReply): boolean => {
  const type = contentTypeOf(headers['content-type']);
  return (
    type !== undefined &&
    JSON_TYPE.test(type.mediaType) &&
    (type.parameters.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8'
  );
};

/** The JSON of a reply; a reply without content type (its headers were not kept) is judged by its bytes. */
export const readJson = (reply: WireReply, maxBytes: number): unknown => {
  if (reply.headers['content-type'] !== undefined && !isJson(reply)) {
    throw new ContractBreach('/', 'a content type of JSON in UTF-8');
  }
  return parseJson(reply.body, maxBytes);
};

/** A code of the agency as people see it; anything that does not look like a code stays out. */
export const codeOf = (text: string): string => (/^[A-Za-z0-9._-]{1,100}$/.test(text) ? text : 'unknown');
