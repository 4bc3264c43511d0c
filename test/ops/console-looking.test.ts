import { describe, expect, it } from 'vitest';
import type { Call, Said } from '#ops/console/page/calls';
import { look } from '#ops/console/page/looking';
import { redriveInBatches } from '#ops/console/page/redrive-in-batches';
import { speechIn } from '#ops/console/page/speech';
import type { State } from '#ops/console/page/state';
import type { FailedMessage } from '#schemas/failed-messages';
import { agenciesView, failedView, queuesView } from '#test/ops/views';

const NOW = '2026-11-22T04:00:00.000Z';

describe('a look', () => {
  const state: State = {
    speech: speechIn('en'),
    now: NOW,
    contact: { type: 'looking' },
    isAsking: false,
    still: new Map(),
  };

  /** Answers by path, and notes what it was asked. */
  const exchange = (views: Record<string, unknown>) => {
    const asked: string[] = [];
    const call: Call = (schema, { path }) => {
      asked.push(path);
      const view = schema.safeParse(views[path]);
      return Promise.resolve(
        view.success
          ? { type: 'view', view: view.data }
          : { type: 'refused', isLost: true, sentences: [{ ru: 'нет', en: 'no' }] },
      );
    };
    return { call, asked };
  };
  const VIEWS = {
    '/v1/ops/queues': queuesView,
    '/v1/ops/agencies': agenciesView,
    '/v1/ops/failed': failedView,
    '/v1/ops/stray-messages': { messages: [] },
  };
  const now = () => NOW;

  it('takes dead letters in hand once, and not again while their number stays', async () => {
    const { call, asked } = exchange(VIEWS);
    const first = { ...state, ...(await look(state, { call, now }, false)) };
    const later = () => '2026-11-22T05:00:00.000Z';
    await look(first, { call, now: later }, false);

    expect(asked.filter((path) => path === '/v1/ops/failed')).toHaveLength(1);
  });

  it.each([
    [19, 0],
    [21, 1],
  ])('looks at them %i s later where there are more of them: %i', async (seconds, count) => {
    const first = { ...state, ...(await look(state, { call: exchange(VIEWS).call, now }, false)) };
    const more = {
      queues: queuesView.queues.map((queue) => ({ ...queue, deadLetters: queue.deadLetters + 1 })),
    };
    const { call, asked } = exchange({ ...VIEWS, '/v1/ops/queues': more });
    const later = () => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

    await look(first, { call, now: later }, false);

    expect(asked.filter((path) => path === '/v1/ops/failed')).toHaveLength(count);
  });

  it('keeps the last picture where nobody answers, and since when', async () => {
    const first = { ...state, ...(await look(state, { call: exchange(VIEWS).call, now }, false)) };
    const later = () => '2026-11-22T05:00:00.000Z';
    const lost = { ...first, ...(await look(first, { call: exchange({}).call, now: later }, false)) };
    const still = {
      ...lost,
      ...(await look(lost, { call: exchange({}).call, now: () => '2026-11-22T06:00:00.000Z' }, false)),
    };

    expect(still.queues).toEqual(first.queues);
    expect(still.contact).toEqual({
      type: 'lost',
      since: '2026-11-22T05:00:00.000Z',
      lastAt: NOW,
      isRefusal: false,
      sentences: [{ ru: 'нет', en: 'no' }],
    });
  });
});

describe('sending again', () => {
  const messages = Array.from({ length: 7 }, (_, index): FailedMessage => ({
    queue: 'query-tax',
    messageId: `m-${index}`,
    group: 'aaaaaaa2',
    receiveCount: 4,
  }));

  const run = async (says: (index: number) => Said<never> | undefined, stopAfter = 9) => {
    const steps: string[] = [];
    let batches = 0;
    const end = await redriveInBatches(messages, {
      send: ({ queue, messageIds }) => {
        steps.push(`send ${messageIds.join(' ')}`);
        batches += 1;
        const items = messageIds.map((messageId) => ({ messageId, outcome: 'sent' }) as const);
        return Promise.resolve(
          says(batches) ?? { type: 'view', view: { queue, sentAgain: messageIds, items } },
        );
      },
      pause: (seconds) => {
        steps.push(`pause ${seconds}`);
        return Promise.resolve();
      },
      isStopped: () => batches >= stopAfter,
      told: (items) => steps.push(`told ${items.length}`),
    });
    return { end, steps };
  };

  it('sends exactly what was shown, five a second', async () => {
    expect(await run(() => undefined)).toEqual({
      end: { type: 'done', left: 0 },
      steps: ['send m-0 m-1 m-2 m-3 m-4', 'told 5', 'pause 1', 'send m-5 m-6', 'told 2'],
    });
  });

  it('stops between two batches', async () => {
    expect(await run(() => undefined, 1)).toMatchObject({ end: { type: 'stopped', left: 2 } });
  });

  it('says how many are left where the exchange is lost on the way', async () => {
    const sentences = [{ ru: 'нет', en: 'no' }];

    expect(
      await run((batch) => (batch === 2 ? { type: 'refused', isLost: true, sentences } : undefined)),
    ).toMatchObject({
      end: { type: 'cut', left: 2, sentences },
    });
  });
});
