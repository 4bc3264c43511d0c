import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { derivedId } from '#core/digest';
import { callerOf } from '#functions/runtime/http/caller';
import { problem, type HttpAnswer, type HttpRequest } from '#functions/runtime/http/http-answer';
import { describeError } from '#functions/runtime/log';
import { lambdaSurroundings, type Surroundings } from '#functions/runtime/surroundings';
import { CorrelationId } from '#schemas/ids';

/** `POST /v1/verification-requests` → what answers it. */
export type Routes = Readonly<Record<string, (request: HttpRequest) => Promise<HttpAnswer>>>;

const LARGEST_BODY_BYTES = 1_048_576;

const NOTHING_LOST = {
  ru: 'Ничего не потеряно: тот же запрос можно отправить ещё раз.',
  en: 'Nothing is lost: the same request may be sent again.',
};

const bodyOf = (event: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');

const headersOf = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    Object.entries(event.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

/** The caller's own where it gave one that fits, else one that follows from the gateway's id of this call. */
const correlationIdOf = (headers: Record<string, string>, requestId: string): CorrelationId => {
  const given = CorrelationId.safeParse(headers['x-correlation-id']);
  return given.success ? given.data : derivedId(26, 'correlation', requestId);
};

const requestOf = (event: APIGatewayProxyEventV2): HttpRequest => {
  const headers = headersOf(event);
  return {
    pathParameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    headers,
    body: bodyOf(event),
    caller: callerOf(event.requestContext),
    correlationId: correlationIdOf(headers, event.requestContext.requestId),
  };
};

const resultOf = (answer: HttpAnswer, correlationId: CorrelationId): APIGatewayProxyStructuredResultV2 => ({
  statusCode: answer.status,
  headers: {
    'content-type': answer.contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-correlation-id': correlationId,
  },
  body:
    answer.contentType === 'text/plain; charset=utf-8' ? String(answer.body) : JSON.stringify(answer.body),
});

const answerOf = async (route: Routes[string] | undefined, request: HttpRequest): Promise<HttpAnswer> => {
  if (route === undefined) return problem(404, { ru: 'Такого адреса нет.', en: 'There is no such address.' });
  if (request.body.byteLength > LARGEST_BODY_BYTES)
    return problem(413, { ru: 'Не больше 1 МиБ.', en: 'At most 1 MiB.' });
  return route(request);
};

/** Routes of an HTTP API (payload format 2.0), one log line a call. A throw becomes a 500 that tells nothing. */
export const httpRoutes = (
  act: string,
  routes: Routes,
  surroundings: Pick<Surroundings, 'milliseconds' | 'writeLog'> = lambdaSurroundings,
) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const startedAt = surroundings.milliseconds();
    const request = requestOf(event);
    const { correlationId } = request;
    const known = { act, correlationId, route: event.routeKey };
    const spent = () => surroundings.milliseconds() - startedAt;
    try {
      const answer = await answerOf(
        Object.hasOwn(routes, event.routeKey) ? routes[event.routeKey] : undefined,
        request,
      );
      const { status, ids } = answer;
      surroundings.writeLog({ ...known, outcome: 'answered', milliseconds: spent(), status, ...ids });
      return resultOf(answer, correlationId);
    } catch (error) {
      const thrown = { outcome: 'thrown', status: 500, ...describeError(error) };
      surroundings.writeLog({ ...known, milliseconds: spent(), ...thrown });
      return resultOf(problem(500, NOTHING_LOST), correlationId);
    }
  });
