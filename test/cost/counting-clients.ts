import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { LOCAL_REGION } from '#infra/local/template/place';
import { writeUnitsOf } from '#test/cost/item-size';
import type { BilledCall, Ledger } from '#test/cost/ledger';

const place = { region: LOCAL_REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

const Text = z.object({ S: z.string() });
const Key = z.object({ pk: Text, sk: Text });
const Touched = z.object({
  Item: Key.optional(),
  Key: Key.optional(),
  IndexName: z.string().optional(),
  ExpressionAttributeValues: z.looseObject({ ':pk': Text.optional() }).optional(),
  QueueUrl: z.string().optional(),
});

const firstWord = ({ S }: z.infer<typeof Text>): string => S.split('#')[0] ?? '';

/** `QUERY` of a case's partition, `PERSON` for a row elsewhere; a partition that is read; an index; a queue. */
const touched = (input: unknown): string => {
  const { Item, Key: key, IndexName, ExpressionAttributeValues, QueueUrl } = Touched.parse(input);
  const row = Item ?? key;
  if (row !== undefined) return firstWord(firstWord(row.pk) === 'CASE' ? row.sk : row.pk);
  const partition = ExpressionAttributeValues?.[':pk'];
  if (partition !== undefined) return `of ${firstWord(partition)}`;
  return IndexName ?? QueueUrl?.split('/').at(-1) ?? '';
};

const callOf = (commandName: string | undefined, input: unknown): string =>
  `${(commandName ?? '').replace(/Command$/, '')} ${touched(input)}`.trim();

const Units = z.object({ CapacityUnits: z.number() });
const Billed = z.object({ ConsumedCapacity: z.union([Units, z.array(Units)]).optional() });

const unitsIn = (output: unknown): number =>
  [Billed.parse(output).ConsumedCapacity ?? []].flat().reduce((sum, one) => sum + one.CapacityUnits, 0);

const READS = /^(GetItem|BatchGetItem|Query)\b/;

/**
 * A client of the table that writes down what each request consumed: the service says it, every index that an item enters,
 * moves in or leaves included. A failed condition says nothing and is billed all the same, by the row that was there.
 */
export const countingDynamoDb = (endpoint: string, act: string, ledger: Ledger): DynamoDBClient => {
  const client = new DynamoDBClient({ ...place, endpoint, maxAttempts: 1 });
  const enter = (call: string, units: number): void => {
    const isRead = READS.test(call);
    const billed: BilledCall = {
      ...{ act, service: 'dynamodb', call },
      ...(isRead ? { readUnits: units, writeUnits: 0 } : { readUnits: 0, writeUnits: units }),
    };
    ledger.calls.push(billed);
  };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const call = callOf(context.commandName, args.input);
      try {
        Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
        const result = await next(args);
        enter(call, unitsIn(result.output));
        return result;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) {
          enter(`${call} (condition failed)`, writeUnitsOf(error.Item));
        }
        throw error;
      }
    },
    { step: 'initialize' },
  );
  return client;
};

/** A client of the queues that writes down each request. */
export const countingSqs = (endpoint: string, act: string, ledger: Ledger): SQSClient => {
  const client = new SQSClient({ ...place, endpoint, useQueueUrlAsEndpoint: false, maxAttempts: 1 });
  client.middlewareStack.add(
    (next, context) => (args) => {
      const call = callOf(context.commandName, args.input);
      ledger.calls.push({ act, service: 'sqs', call, writeUnits: 0, readUnits: 0 });
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
};

const Announced = z.object({ Entries: z.array(z.unknown()) });

/** A client of a bus that takes everything and passes it to nobody: no such service runs on a computer. */
export const countingBus = (act: string, ledger: Ledger): EventBridgeClient => {
  const client = new EventBridgeClient(place);
  client.middlewareStack.add(
    () => (args) => {
      ledger.calls.push({ act, service: 'eventbridge', call: 'PutEvents', writeUnits: 0, readUnits: 0 });
      ledger.events += Announced.parse(args.input).Entries.length;
      return Promise.resolve({ response: {}, output: { Entries: [], FailedEntryCount: 0, $metadata: {} } });
    },
    { step: 'initialize' },
  );
  return client;
};
