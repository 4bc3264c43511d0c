import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { agencies } from '#contracts/registry';
import type { CaseStore, Clock, Hints, PublishResult } from '#core/ports';
import { caseStoreOn } from '#functions/runtime/table/case-store';
import { announceOn } from '#functions/runtime/queues/event-bus';
import { hintsToAgencies, hintTo } from '#functions/runtime/queues/hints';
import { publishEverywhere, publishTo } from '#functions/runtime/publish';
import { LOCAL_REGION } from '#infra/local/template/place';
import { startSqs } from '#infra/local/queues/sqs-start';
import { countingBus, countingDynamoDb, countingSqs } from '#test/cost/counting-clients';
import type { Ledger } from '#test/cost/ledger';
import { startEmbeddedTable } from '#test/local/embedded-table';

const OWN_QUEUES = ['intake', 'answers', 'events', 'publish'] as const;
const RESULTS = 'results.fifo';

/** The ports of one act over the embedded services, with clients that write down what that act asks for. */
type CountedPorts = Hints & { store: CaseStore; publish: PublishResult };

export type CountedServices = {
  portsOf: (act: string, ledger: Ledger) => CountedPorts;
  /** Name of a queue → its URL. */
  queues: Readonly<Record<string, string>>;
  /** Not counted: Lambda's pollers stand on it. */
  sqs: SQSClient;
  stop: () => Promise<void>;
};

const queueOf = (agency: string): string => `query-${agency}`;

const createQueues = async (sqs: SQSClient): Promise<Record<string, string>> => {
  const names = [...OWN_QUEUES, RESULTS, ...agencies.map(({ id }) => queueOf(id))];
  const made = names.map(async (name) => {
    const Attributes: Record<string, string> = name.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));
    return [name, QueueUrl] as const;
  });
  return Object.fromEntries(await Promise.all(made));
};

/** The embedded table and queues on loopback, empty. */
export const startCountedServices = async (clock: Clock): Promise<CountedServices> => {
  const embedded = await startEmbeddedTable();
  const queueService = await startSqs(undefined);
  const sqs = new SQSClient({
    endpoint: queueService.endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    useQueueUrlAsEndpoint: false,
  });
  const queues = await createQueues(sqs);
  const urlOf = (name: string): string => queues[name] ?? '';
  const clients: { destroy: () => void }[] = [sqs];
  return {
    queues,
    sqs,
    portsOf: (act, ledger) => {
      const dynamodb = countingDynamoDb(embedded.endpoint, act, ledger);
      const counted = countingSqs(queueService.endpoint, act, ledger);
      clients.push(dynamodb, counted);
      const urls = Object.fromEntries(agencies.map(({ id }) => [id, urlOf(queueOf(id))]));
      return {
        store: caseStoreOn({ client: dynamodb, tableName: embedded.table.tableName, clock }),
        toIntake: hintTo(counted, urlOf('intake')),
        toAnswers: hintTo(counted, urlOf('answers')),
        toEvents: hintTo(counted, urlOf('events')),
        toPublish: hintTo(counted, urlOf('publish')),
        toAgency: hintsToAgencies(counted, urls),
        publish: publishEverywhere(
          publishTo(counted, urlOf(RESULTS)),
          announceOn(countingBus(act, ledger), 'results'),
        ),
      };
    },
    stop: async () => {
      for (const client of clients) client.destroy();
      await queueService.stop();
      await embedded.stop();
    },
  };
};
