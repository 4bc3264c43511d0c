import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export const present = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('missing in the answer');
  return value;
};

/** The few moves of the queue tests, over the SDK as any client would make them. */
export type QueueDriver = ReturnType<typeof queueDriver>;

export const queueDriver = (sqs: SQSClient) => {
  const create = async (name: string, attributes: Record<string, string> = {}): Promise<string> =>
    present((await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }))).QueueUrl);

  const attributesOf = async (url: string): Promise<Record<string, string>> =>
    present(
      (await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }))).Attributes,
    );

  const arnOf = async (url: string): Promise<string> => present((await attributesOf(url))['QueueArn']);

  return {
    create,
    arnOf,
    /** A queue whose messages are dead letters after one failed run of a second. */
    createWithDeadLetters: async (name: string) => {
      const deadLetters = await create(`${name}-dlq`);
      const source = await create(name, {
        VisibilityTimeout: '1',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 1 }),
      });
      return { source, deadLetters };
    },
    send: (url: string, body: string) =>
      sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body })),
    receive: async (url: string, waitSeconds = 0): Promise<Message[]> => {
      const received = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['All'],
        }),
      );
      return received.Messages ?? [];
    },
    /** Waiting, in flight, delayed. */
    countsOf: async (url: string): Promise<(string | undefined)[]> => {
      const attributes = await attributesOf(url);
      return [
        attributes['ApproximateNumberOfMessages'],
        attributes['ApproximateNumberOfMessagesNotVisible'],
        attributes['ApproximateNumberOfMessagesDelayed'],
      ];
    },
  };
};
