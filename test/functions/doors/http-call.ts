import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { httpRoutes, type Routes } from '#functions/runtime/http/http-routes';
import { logLine } from '#functions/runtime/log';
import { lambdaContext } from '#test/functions/runtime/lambda-context';

type Call = Partial<
  Pick<
    APIGatewayProxyEventV2,
    'body' | 'headers' | 'isBase64Encoded' | 'pathParameters' | 'queryStringParameters'
  >
> & {
  /** What the gateway has verified of the caller. @default an operator */
  authorizer?: object;
};

const OPERATOR = { iam: { userArn: 'arn:aws:sts::000000000000:assumed-role/operators/duty' } };

const Answer = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** Calls a route as API Gateway would; status, headers, the body read as JSON, and the lines of the log. */
export const callRoute = async (
  routes: Routes,
  routeKey: string,
  { authorizer = OPERATOR, ...call }: Call = {},
) => {
  const lines: string[] = [];
  const around = {
    milliseconds: () => 0,
    writeLog: (record: Parameters<typeof logLine>[0]) => {
      lines.push(logLine(record));
    },
  };
  const [method = '', rawPath = ''] = routeKey.split(' ');
  const event = {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: {
      authorizer,
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-of-the-gateway',
      routeKey,
      stage: '$default',
      time: '20/Nov/2026:08:00:00 +0000',
      timeEpoch: 1_795_248_000_000,
    },
    ...call,
  };
  const answer = Answer.parse(await httpRoutes('test-act', routes, around)(event, lambdaContext));
  const isText = answer.headers['content-type']?.startsWith('text/plain') === true;
  const body: unknown = isText ? undefined : JSON.parse(answer.body);
  return { status: answer.statusCode, headers: answer.headers, body, text: answer.body, lines };
};
