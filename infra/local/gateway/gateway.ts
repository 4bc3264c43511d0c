import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import * as z from 'zod';
import type { InvocationOutcome } from '#infra/local/lambda/environment';
import { gatewayEvent } from '#infra/local/gateway/gateway-event';
import { LocalFault } from '#infra/local/local-fault';
import { orderAgency } from '#infra/local/agencies/order-agency';
import { type LocalReply, localProblem } from '#infra/local/gateway/local-reply';
import { matchRoute } from '#infra/local/gateway/route-match';
import type { LocalRoute } from '#infra/local/template/stack-model';

/** The limit of API Gateway for one request. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

const Structured = z.looseObject({
  statusCode: z.union([
    z.int(),
    z
      .string()
      .regex(/^\d{3}$/)
      .transform(Number),
  ]),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

const replyOf = (outcome: InvocationOutcome): LocalReply => {
  if (outcome.type === 'timed-out') return localProblem(504, 'The function ran out of time');
  if (outcome.type !== 'returned') return localProblem(502, 'The function failed');
  const { payload } = outcome;
  const isStructured = typeof payload === 'object' && payload !== null && 'statusCode' in payload;
  if (!isStructured)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
  const { data } = Structured.safeParse(payload);
  if (data === undefined) return localProblem(502, 'The function returned what is not an HTTP response');
  return {
    status: data.statusCode,
    headers: { ...data.headers, ...(data.cookies.length === 0 ? {} : { 'set-cookie': data.cookies }) },
    body: data.isBase64Encoded ? Buffer.from(data.body, 'base64') : data.body,
  };
};

/** The body, or `undefined` beyond the limit. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(z.instanceof(Uint8Array).parse(part));
    size += bytes.byteLength;
    if (size > LARGEST_BODY_BYTES) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

export type Invoke = (functionName: string, event: object) => Promise<InvocationOutcome>;
type Served = {
  routes: readonly LocalRoute[];
  invoke: Invoke;
  /** Where the simulated agencies take orders; the only door here that no template describes. */
  agencies?: string;
};

export type Gateway = {
  port: number;
  /** Until then every request is told to come again. */
  serve: (served: Served) => void;
  stop: () => Promise<void>;
};

const answer = async (request: IncomingMessage, served: Served | undefined): Promise<LocalReply> => {
  if (served === undefined) return localProblem(503, 'The local stack is starting');
  if (!URL.canParse(request.url ?? '/', 'http://127.0.0.1'))
    return localProblem(400, 'The address cannot be read');
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (`${request.method ?? ''} ${url.pathname}` === 'POST /local/agencies/behaviour')
    return orderAgency(served.agencies, await readBody(request));
  const match = matchRoute(served.routes, request.method ?? 'GET', url.pathname);
  if (match === undefined) return localProblem(404, 'There is no such route');
  const body = await readBody(request);
  if (body === undefined) return localProblem(413, 'At most 10 MB');
  return replyOf(await served.invoke(match.route.functionName, gatewayEvent(request, url, { match, body })));
};

const write = (response: ServerResponse, { status, headers, body }: LocalReply): void => {
  response.writeHead(status, { ...headers, ...(status === 413 ? { connection: 'close' } : {}) }).end(body);
};

/**
 * The HTTP API on loopback: routes of the template to invocations, payload format 2.0.
 */
export const startGateway = async (port: number): Promise<Gateway> => {
  const open: { served?: Served } = {};
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    answer(request, open.served)
      .then((reply) => {
        write(response, reply);
      })
      .catch(() => {
        if (response.headersSent) response.destroy();
        else write(response, localProblem(502, 'The local stack failed'));
      });
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new LocalFault(`Port ${port} of 127.0.0.1 is taken or not allowed; give another with --port.`, {
      cause,
    });
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    serve: (served) => {
      open.served = served;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      setTimeout(() => {
        server.closeAllConnections();
      }, 2000).unref();
      await closed;
    },
  };
};
