import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Population } from '#contracts/protocols/simulator-population';
import { JournalEntry } from '#contracts/protocols/simulator-journal';
import { startCallbacks } from '#infra/local/agencies/agencies-callbacks';
import { type AgenciesSettings, simulateAgencies } from '#infra/local/agencies/agencies-simulation';

/** The moment at which every stand begins; message ids in `smev-by-hand.ts` carry it. */
export const START = '2026-11-21T09:00:00.000Z';

export type Reply = { status: number; contentType: string; text: string };
export type Stand = {
  url: string;
  post: (path: string, body: string, headers?: Record<string, string>) => Promise<Reply>;
  get: (path: string) => Promise<Reply>;
  advance: (seconds: number) => void;
  journal: () => JournalEntry[];
  journalText: () => string;
  /** Ends abruptly and begins again over the same journal. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

type Options = Partial<Pick<AgenciesSettings, 'delivery' | 'slowSeconds' | 'signatures' | 'attachments'>>;

/** All simulated agencies over real HTTP, with a clock that the test moves. */
export const startStand = async (population: Population, options: Options = {}): Promise<Stand> => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-agencies-'));
  const populationFile = join(folder, 'population.json');
  const journalFile = join(folder, 'journal.ndjson');
  writeFileSync(populationFile, JSON.stringify(population));
  let nowMs = Date.parse(START);
  const start = async (port: number) => {
    const simulation = simulateAgencies({
      populationFile,
      journalFile,
      redeliverySeconds: 900,
      lateSeconds: 60,
      slowSeconds: 0.05,
      delivery: 'in-order',
      nowMs: () => nowMs,
      ...options,
    });
    simulation.server.listen(port, '127.0.0.1');
    await once(simulation.server, 'listening');
    return { ...simulation, callbacks: startCallbacks(simulation.agencies) };
  };
  let running = await start(0);
  const address = running.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    running.callbacks.stop();
    running.server.closeAllConnections();
    running.server.close();
    await once(running.server, 'close');
    running.close();
  };
  const read = async (response: Response): Promise<Reply> => ({
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: await response.text(),
  });
  return {
    url,
    post: async (path, body, headers = {}) =>
      read(await fetch(url + path, { method: 'POST', body, headers: { connection: 'close', ...headers } })),
    get: async (path) => read(await fetch(url + path, { headers: { connection: 'close' } })),
    advance: (seconds) => {
      nowMs += seconds * 1000;
    },
    journalText: () => readFileSync(journalFile, 'utf8'),
    journal: () =>
      readFileSync(journalFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JournalEntry.parse(JSON.parse(line))),
    restart: async () => {
      await stop();
      running = await start(port);
    },
    stop,
  };
};

export type Receiver = {
  url: string;
  /** Bodies in the order of arrival; resolves once there are that many. */
  bodies: (count: number) => Promise<string[]>;
  count: () => number;
  /** What it answers from now on. */
  answerWith: (status: number) => void;
  stop: () => void;
};

/** Whoever waits for callbacks. */
export const startReceiver = async (): Promise<Receiver> => {
  const received: string[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { connection: 'close' }).end();
      server.emit('received');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1/callbacks/q`,
    bodies: async (count) => {
      while (received.length < count) await once(server, 'received');
      return received;
    },
    count: () => received.length,
    answerWith: (next) => {
      status = next;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
