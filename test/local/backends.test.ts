import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSqs } from '#infra/local/queues/sqs-start';
import { present, queueDriver, type QueueDriver } from '#test/local/queue-driver';
import { superviseBackend, type SupervisedBackend } from '#infra/local/services/supervised-backend';

const UNTIL = { timeout: 20_000, interval: 100 };
const folder = await mkdtemp(join(tmpdir(), 'sverka-backends-'));

const queues = () =>
  superviseBackend({
    kind: 'queues',
    start: (port) => startSqs(join(folder, 'sqs'), port),
    note: () => undefined,
  });

const settings = (service: SupervisedBackend) => ({
  endpoint: service.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the queue service', () => {
  let service: SupervisedBackend;
  let sqs: SQSClient;
  let queue: QueueDriver;
  beforeAll(async () => {
    service = await queues();
    sqs = new SQSClient(settings(service));
    queue = queueDriver(sqs);
  });
  afterAll(() => service.stop());

  it('hides a received message and shows it again after its visibility timeout', async () => {
    const url = await queue.create('visibility', { VisibilityTimeout: '1' });
    await queue.send(url, 'seen twice');

    const [first] = await queue.receive(url);
    const hidden = await queue.receive(url);
    const [again] = await queue.receive(url, 5);

    expect(first?.Body).toBe('seen twice');
    expect(hidden).toEqual([]);
    expect(again?.MessageId).toBe(first?.MessageId);
    expect(again?.Attributes?.ApproximateReceiveCount).toBe('2');
  });

  it('counts without anybody polling: waiting, in flight, and waiting again when the time is up', async () => {
    const url = await queue.create('counts', { VisibilityTimeout: '1' });
    await queue.send(url, 'one');
    await queue.send(url, 'two');
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'later', DelaySeconds: 900 }));

    expect(await queue.countsOf(url)).toEqual(['2', '0', '1']);
    await queue.receive(url);
    expect(await queue.countsOf(url)).toEqual(['0', '2', '1']);
    await vi.waitFor(async () => {
      expect(await queue.countsOf(url)).toEqual(['2', '0', '1']);
    }, UNTIL);
  });

  it('moves a message that failed too often, and says where it came from', async () => {
    const { source, deadLetters } = await queue.createWithDeadLetters('failing');
    await queue.send(source, 'poison');
    await queue.receive(source);

    await vi.waitFor(async () => {
      expect(await queue.receive(source)).toEqual([]);
      expect(await queue.countsOf(deadLetters)).toEqual(['1', '0', '0']);
    }, UNTIL);
    const [dead] = await queue.receive(deadLetters);

    expect(dead?.Body).toBe('poison');
    expect(dead?.Attributes?.DeadLetterQueueSourceArn).toBe(await queue.arnOf(source));
    const sources = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetters }));
    expect(sources.queueUrls).toEqual([source]);
  });

  it('sends dead letters again by a move task, under new ids and counted from zero', async () => {
    const { source, deadLetters } = await queue.createWithDeadLetters('redriven');
    const sent = await queue.send(source, 'again, please');
    await queue.receive(source);
    await vi.waitFor(async () => {
      await queue.receive(source);
      expect(await queue.countsOf(deadLetters)).toEqual(['1', '0', '0']);
    }, UNTIL);

    const sourceArn = await queue.arnOf(deadLetters);
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: sourceArn }));
    await vi.waitFor(async () => {
      const tasks = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: sourceArn }));
      expect(tasks.Results?.[0]).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 });
    }, UNTIL);
    const [again] = await queue.receive(source);

    expect(again?.Body).toBe('again, please');
    expect(again?.MessageId).not.toBe(sent.MessageId);
    expect(again?.Attributes?.ApproximateReceiveCount).toBe('1');
    expect(await queue.countsOf(deadLetters)).toEqual(['0', '0', '0']);
  });

  it('refuses a move task from a queue that is nobody’s dead-letter queue', async () => {
    const plain = await queue.create('plain');
    const task = new StartMessageMoveTaskCommand({ SourceArn: await queue.arnOf(plain) });

    await expect(sqs.send(task)).rejects.toThrow('must be configured as a dead-letter queue');
  });

  it('refuses a delay beyond 15 minutes, alone and in a batch', async () => {
    const url = await queue.create('delays');
    const entries = [{ Id: 'a', MessageBody: 'x', DelaySeconds: 901 }];

    await expect(
      sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x', DelaySeconds: 901 })),
    ).rejects.toThrow('DelaySeconds');
    await expect(sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }))).rejects.toThrow(
      'DelaySeconds',
    );
  });

  it('keeps messages, receive counts and queues over a SIGKILL', async () => {
    const url = await queue.create('survivor', { VisibilityTimeout: '2' });
    for (const body of ['done', 'in flight', 'given back', 'waiting']) await queue.send(url, body);
    const received = await queue.receive(url);
    const handleOf = (body: string): string =>
      present(received.find((message) => message.Body === body)?.ReceiptHandle);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: handleOf('done') }));
    for (const body of ['given back', 'waiting']) {
      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: url,
          ReceiptHandle: handleOf(body),
          VisibilityTimeout: 0,
        }),
      );
    }

    const killed = service.pid();
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => {
      expect(service.pid()).not.toBe(killed);
    }, UNTIL);

    const kept = new Map<string | undefined, string | undefined>();
    await vi.waitFor(async () => {
      for (const message of await queue.receive(url)) {
        kept.set(message.Body, message.Attributes?.ApproximateReceiveCount);
      }
      expect(kept.size).toBe(3);
    }, UNTIL);
    expect(kept).toEqual(
      new Map([
        ['in flight', '2'],
        ['given back', '2'],
        ['waiting', '2'],
      ]),
    );
    const found = await sqs.send(new GetQueueUrlCommand({ QueueName: 'survivor' }));
    expect(found.QueueUrl).toBe(`${service.endpoint}/000000000000/survivor`);
  });
});
