import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { countsOf, eventSourceStages, numbered } from '#test/local/event-source-stage';
import { until } from '#test/local/until';

const stage = eventSourceStages();

const Batches = z.array(z.array(z.string()));

/** A throw, a timeout, an exit, and a response that names nobody of the batch. */
const FAILURES = [
  "note(1); throw new Error('x');",
  'note(1); await pause(9000);',
  'note(1); process.exit(1);',
  "note(1); return { batchItemFailures: [{ itemIdentifier: 'nobody' }] };",
];

describe('what fails', () => {
  it('comes back when the visibility ends, then lies in the dead-letter queue', async () => {
    const poison = async (body: string): Promise<void> => {
      const { sqs, send, start, noted, url, deadLetterUrl } = await stage({
        body,
        visibilitySeconds: 2,
        timeoutSeconds: 1,
        maxReceiveCount: 2,
      });
      await send(['poison']);
      start();
      await until('the first try', () => noted().length === 1);
      const first = performance.now();
      expect(await countsOf(sqs, url)).toEqual({ waiting: 0, inFlight: 1 });
      await until('the second try', () => noted().length === 2);
      expect(performance.now() - first).toBeGreaterThan(1000);
      await until('a dead letter', async () => (await countsOf(sqs, deadLetterUrl)).waiting === 1);
      expect(noted()).toHaveLength(2);
    };

    await Promise.all(FAILURES.map(poison));
  });

  it('in part comes back alone', async () => {
    const { send, start, noted, isEmpty } = await stage({
      body: `note(event.Records.map((record) => record.body));
        const failed = event.Records.filter(({ body, attributes }) => body === 'bad' && attributes.ApproximateReceiveCount === '1');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };`,
    });
    await send(['good', 'bad', 'fine']);

    start();
    await until('everything is settled', isEmpty);

    const [first, ...later] = Batches.parse(noted());
    expect(first?.toSorted()).toEqual(['bad', 'fine', 'good']);
    expect(later).toEqual([['bad']]);
  });

  it('slows the poller down only without partial batch responses', async () => {
    const triesIn = async (reportsItemFailures: boolean): Promise<number> => {
      const { send, start, noted } = await stage({
        body: "note(1); throw new Error('x');",
        mapping: { batchSize: 1, reportsItemFailures },
        visibilitySeconds: 30,
      });
      await send(numbered(40));
      start();
      await until('the first try', () => noted().length > 0);
      const end = performance.now() + 1500;
      await until('a while has passed', () => performance.now() > end);
      return noted().length;
    };

    const [slowed, unslowed] = await Promise.all([triesIn(false), triesIn(true)]);

    expect(slowed).toBeLessThanOrEqual(6);
    expect(unslowed).toBeGreaterThan(12);
  });

  it('is deleted all the same where the mapping asks for no partial response', async () => {
    const { send, start, noted, isEmpty } = await stage({
      body: 'note(1); return { batchItemFailures: [{ itemIdentifier: event.Records[0].messageId }] };',
      mapping: { reportsItemFailures: false },
    });
    await send(['once']);

    start();
    await until('everything is settled', isEmpty);

    expect(noted()).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('lets the running batch end and invokes no more', async () => {
    const { send, start, noted, isEmpty } = await stage({
      body: "note('begin'); await pause(300); note('end');",
      mapping: { batchSize: 1 },
    });
    const stop = start();
    await send(['one']);
    await until('it is at work', () => noted().length === 1);

    await stop();

    expect(noted()).toEqual(['begin', 'end']);
    expect(await isEmpty()).toBe(true);
    await send(['two']);
    expect(await isEmpty()).toBe(false);
    expect(noted()).toEqual(['begin', 'end']);
  });
});
