import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { WireRequest } from '#core/agency';
import { httpTransport } from '#functions/runtime/outgoing/http-transport';

const LIMITS = { timeoutSeconds: 2, maxReplyBytes: 1000 };
const servers: Server[] = [];

/** A server of this machine for one test; its address. */
const serve = (listener: RequestListener): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/base` : '');
    });
  });

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const request: WireRequest = {
  endpoint: 'desk',
  method: 'POST',
  path: '/ask',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode('{"и":1}'),
};

/** An agency with one address, which may be called. */
const only = (desk: string) => ({ endpoints: { desk }, hosts: [new URL(desk).host] });

const call = async (listener: RequestListener, limits = LIMITS) =>
  httpTransport(only(await serve(listener)))(request, limits);

describe('one call to an agency', () => {
  it('sends the bytes and gives back status, headers and bytes', async () => {
    const seen: unknown[] = [];
    const reply = await call((message, response) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        seen.push(
          message.method,
          message.url,
          message.headers['content-length'],
          Buffer.concat(chunks).toString(),
        );
        response.writeHead(503, { 'Retry-After': '7' }).end('занято');
      });
    });
    expect(seen).toEqual(['POST', '/base/ask', '8', '{"и":1}']);
    expect(reply.status).toBe(503);
    expect(reply.headers['retry-after']).toBe('7');
    expect(Buffer.from(reply.body).toString()).toBe('занято');
  });

  const unavailable: [string, RequestListener][] = [
    [
      'redirect',
      (_message, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ],
    ['reply-too-large', (_message, response) => response.end('x'.repeat(1001))],
    ['econnreset', (message) => message.socket.destroy()],
    [
      'incomplete',
      (message, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half', () => message.socket.destroy());
      },
    ],
  ];
  it.each(unavailable)('is AgencyUnavailable(%s)', async (code, listener) => {
    await expect(call(listener)).rejects.toMatchObject({ name: 'AgencyUnavailable', code });
  });

  it('cuts off a slow drip at the end of its patience', async () => {
    const drip: RequestListener = (_message, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => {
        clearInterval(timer);
      });
    };
    await expect(call(drip, { ...LIMITS, timeoutSeconds: 0.2 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it('cuts off silence', async () => {
    await expect(call(() => undefined, { ...LIMITS, timeoutSeconds: 0.1 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('takes a reply of exactly the allowed size', async () => {
    const reply = await call((_message, response) => response.end('x'.repeat(1000)));
    expect(reply.body.byteLength).toBe(1000);
  });

  it('refuses plain HTTP outside this machine, and an endpoint that nobody named', async () => {
    const plain = httpTransport(only('http://agency.example'));
    await expect(plain(request, LIMITS)).rejects.toMatchObject({ code: 'not-https' });
    await expect(httpTransport({ endpoints: {}, hosts: [] })(request, LIMITS)).rejects.toMatchObject({
      code: 'no-endpoint',
    });
  });

  it('names a refused connection by its code', async () => {
    const address = await serve(() => undefined);
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    await expect(httpTransport(only(address))(request, LIMITS)).rejects.toMatchObject({
      code: 'econnrefused',
    });
  });
});

describe('a host that is not on the list', () => {
  /** Who was asked, and what came of it: calls and names looked up on the way are counted. */
  const tried = async (base: string, path: string, hosts: readonly string[]) => {
    const seen: string[] = [];
    const transport = httpTransport({ endpoints: { desk: base }, hosts }, {}, (hostname, _options, done) => {
      seen.push(hostname);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    });
    const failure = await transport({ ...request, path }, LIMITS).catch((error: unknown) => error);
    return { failure, seen };
  };
  const refused = { failure: { name: 'AgencyUnavailable', code: 'host-not-allowed' }, seen: [] };

  it('is refused before a name is looked up or a byte is sent', async () => {
    let calls = 0;
    const stranger = await serve((_message, response) => {
      calls += 1;
      response.end();
    });
    expect(await tried(stranger, '/ask', ['127.0.0.1'])).toMatchObject(refused);
    expect(await tried('https://elsewhere.example', '/ask', ['agency.example'])).toMatchObject(refused);
    expect(calls).toBe(0);
  });

  it.each([
    ['a user before the sign', 'https://agency.example', '@elsewhere.example/'],
    ['a longer name', 'https://agency.example', '.elsewhere.example/'],
    ['another port', 'https://agency.example', ':8443/'],
  ])('cannot be made of a base and a path: %s', async (_, base, path) => {
    expect(await tried(base, path, ['agency.example'])).toMatchObject(refused);
  });

  it('is a part of a name on the list, or a name that it ends', async () => {
    for (const host of ['example', 'www.agency.example', 'agency.example:444']) {
      expect(await tried('https://agency.example', '/ask', [host])).toMatchObject(refused);
    }
  });
});
