import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RouteMatch } from '#infra/local/gateway/route-match';
import { LOCAL_ACCOUNT } from '#infra/local/template/place';

const isText = (contentType: string | undefined, encoding: string | undefined): boolean =>
  encoding === undefined &&
  (contentType === undefined ||
    /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript)\b|application\/x-www-form-urlencoded\b)/i.test(
      contentType,
    ));

const asUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const bodyOf = (request: IncomingMessage, bytes: Uint8Array): object => {
  if (bytes.byteLength === 0) return { isBase64Encoded: false };
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  const text = isText(type, encoding) ? asUtf8(bytes) : undefined;
  return text === undefined
    ? { body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
};

/** Names in lower case, repeated ones joined by commas; cookies go into a list of their own. */
const headersOf = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headersDistinct).flatMap(([name, values]) =>
      values === undefined || name === 'cookie' ? [] : [[name, values.join(',')]],
    ),
  );

const queryOf = (query: URLSearchParams): object => {
  if (query.size === 0) return {};
  const names = [...new Set(query.keys())];
  return {
    queryStringParameters: Object.fromEntries(names.map((name) => [name, query.getAll(name).join(',')])),
  };
};

/** An API Gateway HTTP API event, payload format 2.0. */
export const gatewayEvent = (
  request: IncomingMessage,
  url: URL,
  { match, body }: { match: RouteMatch; body: Uint8Array },
): object => {
  const { method = 'GET' } = request;
  const { route, pathParameters } = match;
  const routeKey = route.path === '$default' ? '$default' : `${route.method} ${route.path}`;
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(request.headers.cookie === undefined ? {} : { cookies: request.headers.cookie.split('; ') }),
    headers: headersOf(request),
    ...queryOf(url.searchParams),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: 'local',
      domainName: url.hostname,
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(request, body),
  };
};
