import { once } from 'node:events';
import { createServer, request as call, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as callSecurely } from 'node:https';
import * as z from 'zod';

const Bound = z.object({ port: z.int() });

export type EmulatorDoor = {
  /** Known before the API is: agencies are told to call back here. */
  url: string;
  /** By the API's own address, as its stack says it. */
  leadTo: (apiUrl: string) => void;
  stop: () => void;
};

/**
 * The front door of the deployed exchange under an address that resolves. Emulators name an API
 * `http://<id>.execute-api.<their name>:<port>`, which only some computers can look up; what decides is the `Host` of the call.
 */
export const startDoor = async (emulatorEndpoint: string): Promise<EmulatorDoor> => {
  const { protocol, hostname, port } = new URL(emulatorEndpoint);
  const known: { host?: string } = {};
  const forward = (incoming: IncomingMessage, response: ServerResponse): void => {
    const { host } = known;
    if (host === undefined) {
      response.writeHead(503).end();
      return;
    }
    const outgoing = (protocol === 'https:' ? callSecurely : call)(
      {
        hostname,
        port,
        path: incoming.url,
        method: incoming.method,
        headers: { ...incoming.headers, host },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outgoing.on('error', () => {
      response.destroy();
    });
    incoming.pipe(outgoing);
  };
  const server = createServer(forward);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${Bound.parse(server.address()).port}`,
    leadTo: (apiUrl) => {
      // Not by URL: `<id>.execute-api.127.0.0.1` is a name that emulators give, and no URL.
      known.host = apiUrl.replace(/^https?:\/\/|\/.*$/g, '');
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
