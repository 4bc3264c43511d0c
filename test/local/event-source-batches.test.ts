import { SendMessageCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { countsOf, eventSourceStages, NOTE_BODIES, numbered } from '#test/local/event-source-stage';
import { until } from '#test/local/until';

const stage = eventSourceStages();
const Batches = z.array(z.array(z.string()));
const SentRecord = z.looseObject({
  messageId: z.string(),
  receiptHandle: z.string(),
  eventSourceARN: z.string(),
  attributes: z.looseObject({
    ApproximateReceiveCount: z.string(),
    SentTimestamp: z.string(),
    ApproximateFirstReceiveTimestamp: z.string(),
  }),
});

describe('batches', () => {
  it('above ten are filled within the window: 120 messages are 50, 50 and 20', async () => {
    const { send, start, noted, isEmpty } = await stage({
      body: NOTE_BODIES,
      mapping: { batchSize: 50, windowSeconds: 1 },
      visibilitySeconds: 20,
    });
    await send(numbered(120));

    start();
    await until('everything is settled', isEmpty);

    const batches = Batches.parse(noted());
    expect(batches.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(batches.flat().toSorted()).toEqual(numbered(120).toSorted());
  });

  it('close when the window ends, not before', async () => {
    const { send, start, noted } = await stage({ body: NOTE_BODIES, mapping: { windowSeconds: 1 } });
    start();
    await send(['first']);
    const began = performance.now();
    await send(['second']);

    await until('the batch is invoked', () => noted().length > 0);

    expect(performance.now() - began).toBeGreaterThan(900);
    expect(Batches.parse(noted()).map((batch) => batch.toSorted())).toEqual([['first', 'second']]);
  });

  it('come in another order than they were sent', async () => {
    const { send, start, noted, isEmpty } = await stage({ body: NOTE_BODIES });
    await send(numbered(10));

    start();
    await until('everything is settled', isEmpty);

    const [batch] = Batches.parse(noted());
    expect(batch).not.toEqual(numbered(10));
    expect(batch?.toSorted()).toEqual(numbered(10).toSorted());
  });

  it('are never more than can be invoked: the rest stays visible in the queue', async () => {
    const { sqs, send, start, noted, url } = await stage({
      body: 'note(1); await pause(1500);',
      mapping: { batchSize: 1, maximumConcurrency: 2 },
      visibilitySeconds: 20,
      timeoutSeconds: 5,
    });
    await send(numbered(6));

    start();
    await until('two are at work', () => noted().length === 2);

    expect(await countsOf(sqs, url)).toEqual({ waiting: 4, inFlight: 2 });
  });

  it('carry every field of a record', async () => {
    const { sqs, url, start, noted } = await stage({ body: 'note(event.Records[0]);' });
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: 'hello',
        MessageAttributes: {
          word: { DataType: 'String', StringValue: 'text' },
          bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
        },
      }),
    );

    start();
    await until('it is invoked', () => noted().length > 0);

    const { messageId, receiptHandle, attributes, ...others } = SentRecord.parse(noted()[0]);
    expect(messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(receiptHandle).not.toBe('');
    expect(attributes.ApproximateReceiveCount).toBe('1');
    expect(attributes.SentTimestamp).toMatch(/^\d{13}$/);
    expect(attributes.ApproximateFirstReceiveTimestamp).toMatch(/^\d{13}$/);
    expect(others).toEqual({
      body: 'hello',
      messageAttributes: {
        word: { stringValue: 'text', stringListValues: [], binaryListValues: [], dataType: 'String' },
        bytes: { binaryValue: 'AQL/', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
      },
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: others.eventSourceARN,
      awsRegion: 'us-east-1',
    });
    expect(others.eventSourceARN).toMatch(/^arn:aws:sqs:us-east-1:000000000000:q\d+$/);
  });
});

describe('a filter', () => {
  it('lets the matching through and deletes the others, text that is no JSON included', async () => {
    const { send, start, noted, isEmpty } = await stage({
      body: NOTE_BODIES,
      mapping: { patterns: [{ body: { kind: ['a'] } }] },
    });
    await send(['{"kind":"a"}', '{"kind":"b"}', 'no json']);

    start();
    await until('everything is settled', isEmpty);

    expect(noted()).toEqual([['{"kind":"a"}']]);
  });
});
