import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';
import { LOCAL_REGION } from '#infra/local/template/place';
import { completeQueue, type Origins } from '#infra/local/queues/sqs-dead-letter-origin';
import { openFauxqs } from '#infra/local/queues/sqs-fauxqs';
import { completeRequests } from '#infra/local/queues/sqs-requests';
import { dropExpired } from '#infra/local/queues/sqs-retention';

/**
 * The queue service as a process of its own, on loopback only: `--port N` (0: any) and `--data FOLDER` (none: in memory).
 * Says `{"port":N}` on its first line; ends with its standard input, so that it never outlives who started it.
 */
const serve = async (port: number, folder: string | undefined): Promise<number> => {
  const { stores, persistence, serve: build } = await openFauxqs(folder);
  const store = stores.sqsStore;
  // Empty: urls are made of the host of the request.
  store.host = '';
  const origins: Origins = { arns: new Map(), handingOut: undefined };
  const createQueue = store.createQueue.bind(store);
  store.createQueue = (...facts) => {
    const queue = createQueue(...facts);
    completeQueue(queue, origins);
    return queue;
  };

  if (persistence !== undefined) {
    // In WAL mode a killed process loses nothing at this level; only the computer's own crash could.
    const database: unknown = Reflect.get(persistence, 'db');
    if (database instanceof DatabaseSync) database.exec('PRAGMA synchronous = NORMAL');
    persistence.updateMessageReady = () => undefined;
    // Loaded before it is attached, or loading would write every queue anew and its messages away.
    persistence.loadSqsAndSns(store, stores.snsStore);
    store.persistence = persistence;
    for (const queue of store.allQueues()) queue.persistence = persistence;
  }

  const server = build(stores, LOCAL_REGION);
  completeRequests(server, store, origins);
  setInterval(() => {
    dropExpired(store, Date.now());
  }, 1000).unref();
  const address = await server.listen({ port, host: '127.0.0.1' });

  const stop = () => {
    void server.close().finally(() => {
      persistence?.close();
      process.exit(0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdin.once('close', stop).resume();
  return Number(new URL(address).port);
};

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, data: { type: 'string' } },
});
try {
  const port = await serve(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .parse(values.port),
    values.data,
  );
  console.log(JSON.stringify({ port }));
} catch (error) {
  if (!(error instanceof LocalFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
