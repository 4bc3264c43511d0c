import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { announceOn } from '#functions/runtime/queues/event-bus';
import type { ResultEvent } from '#schemas/envelope';

const Announced = z.object({ Entries: z.array(z.object({ Detail: z.string() })) });
const Detail = z.object({ id: z.string() });

/** A bus that refuses events of these ids, and notes which came in each call. */
const busRefusing = (...refused: readonly string[]) => {
  const calls: string[][] = [];
  const client = new EventBridgeClient({ region: 'us-east-1' });
  onTestFinished(() => {
    client.destroy();
  });
  client.middlewareStack.add(
    () => (args) => {
      const ids = Announced.parse(args.input).Entries.map(
        (entry) => Detail.parse(JSON.parse(entry.Detail)).id,
      );
      calls.push(ids);
      const Entries = ids.map((id) =>
        refused.includes(id) ? { ErrorCode: 'ThrottlingException' } : { EventId: id },
      );
      return Promise.resolve({ response: {}, output: { Entries, $metadata: {} } });
    },
    { step: 'initialize' },
  );
  return { announce: announceOn(client, 'results'), calls };
};

const event = (id: string): ResultEvent => ({
  specversion: '1.0',
  id,
  source: '/sverka',
  type: 'ru.sverka.verification-result.v1',
  subject: 'case',
  time: '2026-11-23T08:00:00.000Z',
  datacontenttype: 'application/json',
  data: {
    caseId: 'case',
    officeId: 'vladimir-gkuszn-01',
    registrationNumber: '2026-0900',
    version: 1,
    status: 'complete',
  },
});

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `case/${index + 1}`);

describe('events that are announced at one time', () => {
  it('go ten to a call, in their order', async () => {
    const { announce, calls } = busRefusing();
    await Promise.all(ids(12).map((id) => announce(event(id))));
    expect(calls).toEqual([ids(12).slice(0, 10), ids(12).slice(10)]);
  });

  it('are refused one by one: who is not taken hears of it, the others are announced', async () => {
    const { announce } = busRefusing('case/2');
    const announced = await Promise.allSettled(ids(3).map((id) => announce(event(id))));
    expect(announced.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(announced[1]).toMatchObject({ reason: { name: 'EventNotTaken', code: 'ThrottlingException' } });
  });

  it('go by themselves when their time is another', async () => {
    const { announce, calls } = busRefusing();
    await announce(event('case/1'));
    await announce(event('case/2'));
    expect(calls).toEqual([['case/1'], ['case/2']]);
  });
});
