import { request } from 'node:http';
import { once } from 'node:events';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InvocationOutcome } from '#infra/local/lambda/environment';
import { startGateway, type Gateway } from '#infra/local/gateway/gateway';

const Event = z.looseObject({
  version: z.literal('2.0'),
  routeKey: z.string(),
  rawPath: z.string(),
  rawQueryString: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean(),
});

let gateway: Gateway;
let seen: { functionName: string; event: z.infer<typeof Event> }[] = [];
let outcome: InvocationOutcome = { type: 'returned', payload: {} };

beforeAll(async () => {
  gateway = await startGateway(0);
  gateway.serve({
    routes: [
      { method: 'POST', path: '/v1/things', functionName: 'make' },
      { method: 'GET', path: '/v1/things/{id}', functionName: 'read' },
      { method: 'GET', path: '/v1/things/special', functionName: 'special' },
      { method: 'GET', path: '/v1/things/{id}/parts/{part}', functionName: 'part' },
    ],
    invoke: (functionName, event) => {
      seen.push({ functionName, event: Event.parse(event) });
      return Promise.resolve(outcome);
    },
  });
});
afterEach(() => {
  seen = [];
  outcome = { type: 'returned', payload: {} };
});
afterAll(() => gateway.stop());

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${gateway.port}${path}`, init);

describe('a request', () => {
  it('becomes an event of payload format 2.0', async () => {
    await call('/v1/things/a%20b/parts/%D1%8F?x=1&y=&x=2', {
      headers: { 'X-Two': 'Words', cookie: 'a=1; b=2' },
    });

    expect(seen[0]?.functionName).toBe('part');
    expect(seen[0]?.event).toMatchObject({
      routeKey: 'GET /v1/things/{id}/parts/{part}',
      rawPath: '/v1/things/a%20b/parts/%D1%8F',
      rawQueryString: 'x=1&y=&x=2',
      pathParameters: { id: 'a b', part: 'я' },
      queryStringParameters: { x: '1,2', y: '' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-two': 'Words' },
      isBase64Encoded: false,
      requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' }, stage: '$default' },
    });
    expect(seen[0]?.event.headers).not.toHaveProperty('cookie');
    expect(seen[0]?.event.body).toBeUndefined();
  });

  it('prefers the fixed segment to the parameter', async () => {
    await call('/v1/things/special');
    await call('/v1/things/other');

    expect(seen.map(({ functionName }) => functionName)).toEqual(['special', 'read']);
  });

  it.each([
    {
      type: 'application/json',
      bytes: Buffer.from('{"я":1}'),
      event: { body: '{"я":1}', isBase64Encoded: false },
    },
    {
      type: 'application/problem+json',
      bytes: Buffer.from('{}'),
      event: { body: '{}', isBase64Encoded: false },
    },
    {
      type: 'text/xml',
      bytes: Buffer.from('\uFEFF<a/>'),
      event: { body: '\uFEFF<a/>', isBase64Encoded: false },
    },
    {
      type: 'application/pdf',
      bytes: Buffer.from([1, 2, 255]),
      event: { body: 'AQL/', isBase64Encoded: true },
    },
    {
      type: 'text/plain',
      bytes: Buffer.from([123, 255, 125]),
      event: { body: 'e/99', isBase64Encoded: true },
    },
  ])('keeps the bytes of a body: $type', async ({ type, bytes, event }) => {
    await call('/v1/things', { method: 'POST', body: bytes, headers: { 'content-type': type } });

    expect(seen[0]?.event).toMatchObject(event);
  });

  it.each([
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/things/1'],
    ['GET', '/v1/things/'],
    ['GET', '/v1/things/%zz'],
    ['GET', '/'],
  ])('%s %s finds no route: a problem document', async (method, path) => {
    const reply = await call(path, { method });

    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(await reply.json()).toEqual({ type: 'about:blank', title: 'There is no such route', status: 404 });
    expect(seen).toEqual([]);
  });

  it('above 10 MB is refused', async () => {
    const sent = request({ port: gateway.port, host: '127.0.0.1', path: '/v1/things', method: 'POST' });
    sent.on('error', () => undefined);
    sent.end(Buffer.alloc(10 * 1024 * 1024 + 1));
    const response: unknown[] = await once(sent, 'response');

    expect(response).toMatchObject([{ statusCode: 413 }]);
    expect(seen).toEqual([]);
  });

  it('of exactly 10 MB passes', async () => {
    const reply = await call('/v1/things', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024, 'x') });

    expect(reply.status).toBe(200);
    expect(seen).toHaveLength(1);
  });
});

describe('what the function returns', () => {
  it('is the reply: status, headers, cookies, body', async () => {
    outcome = {
      type: 'returned',
      payload: {
        statusCode: 202,
        headers: { 'X-Id': 'i', 'content-type': 'text/plain' },
        cookies: ['a=1', 'b=2'],
        body: 'ok',
      },
    };

    const reply = await call('/v1/things/1');

    expect(reply.status).toBe(202);
    expect(reply.headers.get('x-id')).toBe('i');
    expect(reply.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await reply.text()).toBe('ok');
  });

  it('may be binary', async () => {
    outcome = { type: 'returned', payload: { statusCode: 200, isBase64Encoded: true, body: 'AQL/' } };

    expect([...new Uint8Array(await (await call('/v1/things/1')).arrayBuffer())]).toEqual([1, 2, 255]);
  });

  it('without a status is JSON with 200', async () => {
    outcome = { type: 'returned', payload: { plain: true } };

    const reply = await call('/v1/things/1');

    expect([reply.status, await reply.json()]).toEqual([200, { plain: true }]);
  });

  it.each([
    [{ type: 'failed', errorType: 'Error' }, 502],
    [{ type: 'exited' }, 502],
    [{ type: 'timed-out' }, 504],
    [{ type: 'returned', payload: { statusCode: 'many' } }, 502],
  ] as const)('%j is a problem document with %i', async (failing, status) => {
    outcome = failing;

    const reply = await call('/v1/things/1');

    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ status });
  });
});

describe('the address', () => {
  it('is loopback, and a taken port is one sentence', async () => {
    await expect(startGateway(gateway.port)).rejects.toThrow(
      `Port ${gateway.port} of 127.0.0.1 is taken or not allowed; give another with --port.`,
    );
  });

  it('says that it is starting until it serves', async () => {
    const early = await startGateway(0);

    const reply = await fetch(`http://127.0.0.1:${early.port}/v1/things/1`);

    expect(reply.status).toBe(503);
    await early.stop();
  });
});
