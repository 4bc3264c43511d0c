import { SQSClient, type ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';

export const queueClient = (endpoint: string): SQSClient =>
  new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

class Died extends Error {
  override readonly name = 'Died';
}

const isReceived = (output: object): output is ReceiveMessageCommandOutput => 'Messages' in output;

/**
 * The client of a process that dies: from the deleting after `afterDeletes` of them on, no call is made any more. Notes the
 * receipt handles that it got, in their order.
 */
export const dyingClient = (
  endpoint: string,
  { afterDeletes, handles }: { afterDeletes: number; handles: (string | undefined)[] },
): SQSClient => {
  const client = queueClient(endpoint);
  let deletes = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'DeleteMessageCommand') deletes += 1;
        if (deletes > afterDeletes) throw new Died('the process is gone');
        const result = await next(args);
        if (isReceived(result.output)) {
          handles.push(...(result.output.Messages ?? []).map(({ ReceiptHandle }) => ReceiptHandle));
        }
        return result;
      },
    { step: 'initialize' },
  );
  return client;
};
