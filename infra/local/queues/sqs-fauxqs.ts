import { buildApp, type BuildAppOptions } from 'fauxqs';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';

type Stores = NonNullable<BuildAppOptions['stores']>;
export type QueueStore = Stores['sqsStore'];
export type Queue = NonNullable<ReturnType<QueueStore['getQueueByName']>>;
export type Message = Queue['messages'][number];
type Persistence = NonNullable<QueueStore['persistence']>;

type Reply = {
  status: (code: number) => Reply;
  header: (name: string, value: string) => Reply;
  send: (body: unknown) => Reply;
};
type Request = { headers: Record<string, unknown>; body: unknown };
/** What is used of the server inside; its own declarations do not resolve. */
export type Server = {
  addHook: ((
    name: 'preHandler',
    hook: (request: Request, reply: Reply) => Promise<Reply | undefined>,
  ) => void) &
    ((
      name: 'preSerialization',
      hook: (request: Request, reply: Reply, body: unknown) => Promise<unknown>,
    ) => void);
  /** @returns the address, as a URL */
  listen: (at: { port: number; host: string }) => Promise<string>;
  close: () => Promise<void>;
};

const VERSION = '2.4.1';

const fault = (found: string) =>
  new LocalFault(
    `The embedded queue service needs fauxqs ${VERSION}, whose inside infra/local/sqs-*.ts completes, but found ${found}: run npm ci, or set SVERKA_SQS_ENDPOINT.`,
  );

const hasMethods = (candidate: unknown, methods: readonly string[]): boolean =>
  typeof candidate === 'object' &&
  candidate !== null &&
  methods.every((method) => typeof Reflect.get(candidate, method) === 'function');

const classWith = <Constructor>(...methods: string[]) =>
  z.custom<Constructor>(
    (candidate) => typeof candidate === 'function' && hasMethods(candidate.prototype, methods),
  );
const Servers = z.custom<Server>((candidate) => hasMethods(candidate, ['addHook', 'listen', 'close']));

const QueueStores = z.object({
  SqsStore: classWith<new () => QueueStore>('createQueue', 'getQueue', 'getQueueByArn', 'allQueues'),
  SqsQueue: classWith<unknown>('enqueue', 'dequeue', 'changeVisibility', 'deleteMessage', 'processTimers'),
});
const TopicStores = z.object({ SnsStore: classWith<new () => Stores['snsStore']>() });
const ObjectStores = z.object({ S3Store: classWith<new () => Stores['s3Store']>() });
const Persistences = z.object({
  PersistenceManager: classWith<new (folder: string) => Persistence>(
    'loadSqsAndSns',
    'updateMessageReady',
    'updateMessageInflight',
    'deleteMessage',
    'close',
  ),
});

/** The package exports its entry only, so its inside is loaded by file path, and looked at before it is believed. */
const inside = async <Shape extends z.ZodType>(shape: Shape, path: string): Promise<z.output<Shape>> => {
  const loaded: unknown = await import(new URL(path, import.meta.resolve('fauxqs')).href);
  const checked = shape.safeParse(loaded);
  if (!checked.success) throw fault(`another ${path}`);
  return checked.data;
};

const PackageFacts = z.object({ version: z.string() });
const foundVersion = (): string =>
  PackageFacts.parse(
    JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('fauxqs')), 'utf8')),
  ).version;

/**
 * The parts of the embedded queue service.
 * @param folder where queues and messages are kept; none: they live as long as the process
 * @throws LocalFault if the package is not the one that these files know
 */
export const openFauxqs = async (folder: string | undefined) => {
  if (foundVersion() !== VERSION) throw fault(foundVersion());
  const { SqsStore } = await inside(QueueStores, './sqs/sqsStore.js');
  const { SnsStore } = await inside(TopicStores, './sns/snsStore.js');
  const { S3Store } = await inside(ObjectStores, './s3/s3Store.js');
  const { PersistenceManager } = await inside(Persistences, './persistence.js');
  return {
    stores: { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() },
    persistence: folder === undefined ? undefined : new PersistenceManager(folder),
    serve: (stores: Stores, region: string): Server =>
      Servers.parse(buildApp({ logger: false, defaultRegion: region, stores })),
  };
};
