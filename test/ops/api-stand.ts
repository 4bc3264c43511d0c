import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StandReply = { status: number; body: unknown; contentType?: string };
type StandCall = {
  method: string;
  path: string;
  contentType: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
};

/**
 * A tiny API: replies by `METHOD path`, a list of replies is played in turn and its last one stays. On any port, or on that
 * of an earlier one that is gone.
 */
export const openStand = async (routes: Record<string, StandReply | readonly StandReply[]>, port = 0) => {
  const calls: StandCall[] = [];
  const seen = new Map<string, number>();
  const replyTo = (key: string): StandReply => {
    const found = routes[key];
    if (found === undefined)
      return { status: 404, body: { type: 'about:blank', title: 'no such page', status: 404 } };
    if ('status' in found) return found;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    const reply = found[Math.min(turn, found.length - 1)];
    if (reply === undefined) throw new Error(`no reply for ${key}`);
    return reply;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const method = request.method ?? '';
      const path = request.url ?? '';
      const body = Buffer.concat(chunks).toString('utf8');
      const { headers } = request;
      const call = { method, path, contentType: headers['content-type'], headers, body };
      calls.push(call);
      stand.beforeReply(call);
      const reply = replyTo(`${method} ${path}`);
      response.writeHead(reply.status, {
        'content-type':
          reply.contentType ?? (reply.status < 300 ? 'application/json' : 'application/problem+json'),
      });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  /** Happens when a call is in and its reply is not out. */
  const stand: { beforeReply: (call: StandCall) => void } = { beforeReply: () => undefined };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return Object.assign(stand, {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  });
};

export type Stand = Awaited<ReturnType<typeof openStand>>;
