import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ContractBreach } from '#core/faults';
import { logLine } from '#functions/runtime/log';
import type { Measurement } from '#functions/runtime/metrics';
import { onSchedule } from '#functions/runtime/schedule';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { CaseHint } from '#schemas/envelope';
import { aCase } from '#test/builders';
import { lambdaContext } from '#test/functions/runtime/lambda-context';

const recordOf = (messageId: string, body: string): SQSEvent['Records'][number] => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body,
  attributes: {
    ApproximateReceiveCount: '2',
    SentTimestamp: '1',
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: '1',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:queue',
  awsRegion: 'us-east-1',
});

const { caseId } = aCase();
const head = { schemaVersion: '1', type: 'case', correlationId: 'correlation-7' };
const hint = JSON.stringify({ ...head, caseId });

const surroundings = () => {
  const lines: string[] = [];
  const measurements: Measurement[] = [];
  let milliseconds = 0;
  return {
    lines,
    measurements,
    now: () => 31_001,
    measure: (measurement: Measurement) => void measurements.push(measurement),
    milliseconds: () => (milliseconds += 5),
    writeLog: (record: Parameters<typeof logLine>[0]) => void lines.push(logLine(record)),
  };
};

describe('the record loop', () => {
  it('gives back exactly the messages that were not turned into facts', async () => {
    const around = surroundings();
    const seen: string[] = [];
    const handler = sqsConsumer(
      {
        act: 'test-act',
        schema: CaseHint,
        consume: (message) => {
          seen.push(message.correlationId);
          return seen.length === 2
            ? Promise.reject(new ContractBreach('/answer', 'Канарейкина'))
            : Promise.resolve('done');
        },
      },
      around,
    );

    const response = await handler(
      {
        Records: [
          recordOf('ok', hint),
          recordOf('thrown', hint),
          recordOf('not-json', 'Канарейкина'),
          recordOf('wrong-shape', JSON.stringify({ ...head, caseId: 'Канарейкина' })),
        ],
      },
      lambdaContext,
    );

    expect(around.measurements).toEqual([
      { metrics: { HintsSettled: 1, HintsKept: 3, OldestHintAgeSeconds: 31 } },
    ]);
    expect(response).toEqual({
      batchItemFailures: [
        { itemIdentifier: 'thrown' },
        { itemIdentifier: 'not-json' },
        { itemIdentifier: 'wrong-shape' },
      ],
    });
    expect(seen).toHaveLength(2);
    expect(around.lines.join('\n')).not.toContain('Канарейкина');
    const lines = around.lines.map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(4);
    expect(lines).toContainEqual(
      expect.objectContaining({
        act: 'test-act',
        outcome: 'done',
        correlationId: 'correlation-7',
        caseId,
        messageId: 'ok',
        receiveCount: 2,
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        messageId: 'thrown',
        outcome: 'thrown',
        error: 'ContractBreach',
        path: '/answer',
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ messageId: 'wrong-shape', error: 'WrongMessage', path: 'caseId' }),
    );
  });

  it('gives back all when all failed, and never throws', async () => {
    const handler = sqsConsumer(
      { act: 'test-act', schema: z.unknown(), consume: () => Promise.reject(new TypeError('Канарейкина')) },
      surroundings(),
    );
    const response = await handler({ Records: [recordOf('a', '1'), recordOf('b', '2')] }, lambdaContext);
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }] });
  });

  it('says an empty list when all are facts', async () => {
    const handler = sqsConsumer(
      { act: 'test-act', schema: z.unknown(), consume: () => Promise.resolve('done') },
      surroundings(),
    );
    expect(await handler({ Records: [recordOf('a', '1')] }, lambdaContext)).toEqual({
      batchItemFailures: [],
    });
  });

  it('gives a message without a correlation id always the same one', async () => {
    const ids: string[] = [];
    const handler = sqsConsumer(
      {
        act: 'test-act',
        schema: z.unknown(),
        consume: (_message, correlationId) => {
          ids.push(correlationId);
          return Promise.resolve('done');
        },
      },
      surroundings(),
    );
    await handler({ Records: [recordOf('a', '1'), recordOf('a', '1'), recordOf('b', '1')] }, lambdaContext);
    expect(ids[0]).toMatch(/^[a-z2-7]{26}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('ends with its environment when time is over, not a moment before', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const consume = sqsConsumer(
      { act: 'open-case', schema: CaseHint, consume: () => new Promise<string>(() => undefined) },
      surroundings(),
    );
    void consume({ Records: [recordOf('hangs', hint)] }, lambdaContext);
    await Promise.resolve();
    expect(timers()).toBe(before);
  });
});

describe('a run of a timer', () => {
  it('is one line in the log, and a throw reaches Lambda', async () => {
    const around = surroundings();
    await onSchedule(
      'sweep',
      () => Promise.resolve({ outcome: 'swept', count: 3 }),
      around,
    )({}, lambdaContext);
    const failing = onSchedule('sweep', () => Promise.reject(new RangeError('Канарейкина')), around);
    await expect(failing({}, lambdaContext)).rejects.toThrow(RangeError);
    expect(around.lines.map((line): unknown => JSON.parse(line))).toEqual([
      { act: 'sweep', outcome: 'swept', milliseconds: 5, count: 3 },
      expect.objectContaining({ act: 'sweep', outcome: 'thrown', error: 'RangeError' }),
    ]);
    expect(around.lines.join()).not.toContain('Канарейкина');
  });
});
