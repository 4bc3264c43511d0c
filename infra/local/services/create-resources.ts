import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { LocalFault } from '#infra/local/local-fault';
import { existingUrl } from '#infra/local/queues/queue-place';
import type { LocalQueue, LocalTable, StackModel } from '#infra/local/template/stack-model';

const attributesOf = (queue: LocalQueue): Record<string, string> => ({
  VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
  MessageRetentionPeriod: String(queue.retentionSeconds),
  DelaySeconds: String(queue.delaySeconds),
  ...(queue.deadLetter === undefined
    ? {}
    : {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queue.deadLetter.arn,
          maxReceiveCount: queue.deadLetter.maxReceiveCount,
        }),
      }),
});

const createQueue = async (sqs: SQSClient, queue: LocalQueue): Promise<void> => {
  const Attributes = attributesOf(queue);
  const existing = await existingUrl(sqs, queue.name);
  if (existing !== undefined) {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: existing, Attributes }));
    return;
  }
  // A FIFO queue is one by its name; the attribute can be given at creation only.
  const kind: Record<string, string> = queue.name.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: queue.name, Attributes: { ...Attributes, ...kind } }),
  );
  if (QueueUrl === undefined || new URL(QueueUrl).pathname !== new URL(queue.url).pathname)
    throw new LocalFault(`The queue service gives ${queue.name} another address than ${queue.url}.`);
};

const isSameTable = (table: LocalTable, found: TableDescription): boolean => {
  const shape = (keys: readonly { AttributeName?: string | undefined }[] | undefined): string =>
    (keys ?? []).map(({ AttributeName }) => AttributeName).join();
  const wanted = table.indexes.map(({ IndexName, KeySchema }) => `${IndexName}:${shape(KeySchema)}`);
  const present = (found.GlobalSecondaryIndexes ?? []).map(
    ({ IndexName, KeySchema }) => `${IndexName ?? ''}:${shape(KeySchema)}`,
  );
  return (
    shape(table.keySchema) === shape(found.KeySchema) &&
    wanted.toSorted().join() === present.toSorted().join()
  );
};

const existingTable = async (
  dynamodb: DynamoDBClient,
  name: string,
): Promise<TableDescription | undefined> => {
  try {
    return (await dynamodb.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const createTable = async (dynamodb: DynamoDBClient, table: LocalTable): Promise<void> => {
  const existing = await existingTable(dynamodb, table.name);
  if (existing !== undefined) {
    if (isSameTable(table, existing)) return;
    throw new LocalFault(
      `The table ${table.name} of the data folder has other keys than the template; start without --keep.`,
    );
  }
  await dynamodb.send(
    new CreateTableCommand({
      TableName: table.name,
      AttributeDefinitions: table.attributeDefinitions,
      KeySchema: table.keySchema,
      BillingMode: 'PAY_PER_REQUEST',
      ...(table.indexes.length === 0 ? {} : { GlobalSecondaryIndexes: table.indexes }),
    }),
  );
  if (table.timeToLiveAttribute !== undefined)
    await dynamodb.send(
      new UpdateTimeToLiveCommand({
        TableName: table.name,
        TimeToLiveSpecification: { AttributeName: table.timeToLiveAttribute, Enabled: true },
      }),
    );
};

/** Queues (dead-letter queues first) and tables of the model; those that exist already are brought up to date. */
export const createResources = async (
  { queues, tables }: Pick<StackModel, 'queues' | 'tables'>,
  { sqs, dynamodb }: { sqs: SQSClient; dynamodb: DynamoDBClient },
): Promise<void> => {
  const all = (some: readonly LocalQueue[]): Promise<unknown> =>
    Promise.all(some.map((queue) => createQueue(sqs, queue)));
  const inQueues = async (): Promise<void> => {
    await all(queues.filter(({ deadLetter }) => deadLetter === undefined));
    await all(queues.filter(({ deadLetter }) => deadLetter !== undefined));
  };
  await Promise.all([inQueues(), ...tables.map((table) => createTable(dynamodb, table))]);
};
