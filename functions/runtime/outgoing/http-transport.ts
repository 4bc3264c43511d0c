import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { WireReply, WireRequest } from '#core/agency';
import { AgencyUnavailable } from '#core/faults';
import type { Transport } from '#core/ports';
import { mayAllBeCalled, mayBeCalled, type Network } from '#functions/runtime/outgoing/address-check';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Where an agency is: its endpoints by name, and the hosts that may be called at all (`host` or `host:port`). */
export type Addresses = { endpoints: Readonly<Record<string, string>>; hosts: readonly string[] };

/**
 * HTTPS everywhere; plain HTTP only inside this machine, for simulators. An address in numbers is checked here, and the host
 * of the finished URL: no path makes another host of it.
 */
const addressOf = ({ endpoints, hosts }: Addresses, request: WireRequest, network: Network): URL => {
  const base = Object.hasOwn(endpoints, request.endpoint) ? endpoints[request.endpoint] : undefined;
  if (base === undefined) throw new AgencyUnavailable('no-endpoint');
  const url = new URL(base.replace(/\/$/, '') + request.path);
  if (!hosts.includes(url.host)) throw new AgencyUnavailable('host-not-allowed');
  if (LOOPBACK.has(url.hostname)) return url;
  if (url.protocol !== 'https:') throw new AgencyUnavailable('not-https');
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !mayBeCalled(address, network)) throw new AgencyUnavailable('private-address');
  return url;
};

/** A name is looked up once, for the connection itself: what is checked is what is called. */
const checkedLookup =
  (network: Network, resolve: Resolve): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found;
      if (error !== null) done(error, '');
      else if (first === undefined || !mayAllBeCalled(found, network)) {
        done(Object.assign(new Error('private address'), { code: 'PRIVATE_ADDRESS' }), '');
      } else if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
  };

const codeOf = (error: Error): string => {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code)
    ? code.toLowerCase().replaceAll('_', '-')
    : 'network';
};

const headersOf = (message: http.IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

type Settle = { resolve: (reply: WireReply) => void; reject: (error: AgencyUnavailable) => void };

/** Reads the reply while counting: what is larger than allowed is never held in memory. */
const readReply = (message: http.IncomingMessage, maxReplyBytes: number, settle: Settle): void => {
  const status = message.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    settle.reject(new AgencyUnavailable('redirect'));
    message.destroy();
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > maxReplyBytes) {
      settle.reject(new AgencyUnavailable('reply-too-large'));
      message.destroy();
    } else {
      chunks.push(chunk);
    }
  });
  message.on('error', () => {
    settle.reject(new AgencyUnavailable('incomplete'));
  });
  message.on('end', () => {
    settle.resolve({ status, headers: headersOf(message), body: Buffer.concat(chunks) });
  });
};

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

const clients = { 'http:': http, 'https:': https } as const;

type Way = { url: URL; lookup: LookupFunction | undefined };

const exchange = (
  { url, lookup }: Way,
  request: WireRequest,
  limits: { timeoutSeconds: number; maxReplyBytes: number },
): Promise<WireReply> =>
  new Promise((resolve, reject) => {
    const client = clients[url.protocol === 'https:' ? 'https:' : 'http:'];
    const settle = { resolve, reject };
    const call = client.request(
      url,
      {
        method: request.method,
        ...(lookup === undefined ? {} : { lookup }),
        headers: {
          ...request.headers,
          'accept-encoding': 'identity',
          ...(request.body === undefined ? {} : { 'content-length': request.body.byteLength }),
        },
      },
      (message) => {
        readReply(message, limits.maxReplyBytes, settle);
      },
    );
    // The whole exchange, from the name lookup to the last byte: a slow drip is cut off too.
    const patience = setTimeout(() => {
      reject(new AgencyUnavailable('timeout'));
      call.destroy();
    }, limits.timeoutSeconds * 1000);
    call.on('error', (error) => {
      reject(new AgencyUnavailable(codeOf(error)));
    });
    call.on('close', () => {
      clearTimeout(patience);
      // After a whole reply this changes nothing; a half-closed connection ends here.
      reject(new AgencyUnavailable('incomplete'));
    });
    call.end(request.body);
  });

/**
 * One HTTP call within the limits, to a host of the list and nowhere else. No redirect is followed, no proxy of the environment is used, and no address is called that
 * an agency of the endpoint's network cannot have; an endpoint on this machine is for simulators. `networks`: the
 * endpoints that are not in the public network. Throws `AgencyUnavailable` with a code: `host-not-allowed`,
 * `private-address` (both before anything is sent), `timeout`, `redirect`, `reply-too-large`, `econnrefused`, never with text of the reply.
 */
export const httpTransport =
  (
    addresses: Addresses,
    networks: Readonly<Record<string, { network?: Network }>> = {},
    resolve: Resolve = systemLookup,
  ): Transport =>
  async (request, limits) => {
    const { network = 'public' } = networks[request.endpoint] ?? {};
    const url = addressOf(addresses, request, network);
    const lookup = LOOPBACK.has(url.hostname) ? undefined : checkedLookup(network, resolve);
    return exchange({ url, lookup }, request, limits);
  };
