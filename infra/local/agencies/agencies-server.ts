import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AgencySimulator, SimulatedCall, SimulatedReply } from '#contracts/protocols/simulator-world';
import { jsonReply } from '#contracts/protocols/simulator-world';
import { controlAgencies } from '#infra/local/agencies/agencies-control';
import type { LivePopulation } from '#infra/local/agencies/agencies-population';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new Error('body too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );

/** `/tax/smev/rest?x` → the handler of the agency's endpoint and `/rest?x`. */
const route = (
  path: string,
  agencies: readonly AgencySimulator[],
): { handle: (call: SimulatedCall) => SimulatedReply; rest: string } | undefined => {
  const [, agency, endpoint, rest = ''] = /^\/([a-z0-9-]+)\/([a-z0-9-]+)(.*)$/.exec(path) ?? [];
  const handle = agencies.find((each) => each.agency === agency)?.endpoints[endpoint ?? ''];
  return handle === undefined ? undefined : { handle, rest };
};

const send = (reply: SimulatedReply, response: ServerResponse): void => {
  switch (reply.type) {
    case 'hang':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'half-closed': {
      const { status, headers, body } = reply.reply;
      const bytes = Buffer.from(body);
      response.writeHead(status, { ...headers, 'content-length': `${bytes.length}` });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
      return;
    }
    case 'reply':
      setTimeout(
        () => {
          response.writeHead(reply.status, reply.headers).end(reply.body);
        },
        (reply.afterSeconds ?? 0) * 1000,
      );
  }
};

/** All simulated agencies and their controls on one server; the caller binds it to loopback. */
export const agenciesServer = (agencies: readonly AgencySimulator[], live: LivePopulation): Server => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    const call = { method, path: url, headers: headersOf(request), body: await bodyOf(request) };
    const routed = route(url, agencies);
    const reply =
      controlAgencies(call, live) ??
      routed?.handle({ ...call, path: routed.rest }) ??
      jsonReply(404, { code: 'no-such-endpoint' });
    send(reply, response);
  };
  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : 'simulator failed');
      response.writeHead(500).end();
    });
  });
};
