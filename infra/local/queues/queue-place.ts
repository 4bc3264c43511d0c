import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { LocalFault } from '#infra/local/local-fault';
import type { QueuePlace } from '#infra/local/template/place';

/** URL of a queue, or `undefined` where there is none of that name. */
export const existingUrl = async (sqs: SQSClient, name: string): Promise<string | undefined> => {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  }
};

const baseOf = (whole: string | undefined, name: string): string => {
  if (whole?.endsWith(name) === true) return whole.slice(0, -name.length);
  throw new LocalFault(`The queue service calls ${name} by another name: ${whole ?? 'none'}.`);
};

/**
 * Asks the service how it calls its queues, by one that the template has anyway and that is made where it is missing: SQS
 * promises nothing about the host, the account or the region in a queue's URL and ARN.
 */
export const queuePlace = async (sqs: SQSClient, name: string): Promise<QueuePlace> => {
  const QueueUrl =
    (await existingUrl(sqs, name)) ?? (await sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return { urlBase: baseOf(QueueUrl, name), arnBase: baseOf(Attributes.QueueArn, name) };
};
