import { describe, expect, it } from 'vitest';
import { apiClient } from '#ops/cli/api/api-client';
import type { Desk } from '#ops/cli/desk';
import { pageOf } from '#ops/cli/page/page';
import { runRedrive } from '#ops/cli/failed/redrive-run';
import { nobody } from '#test/ops/fake-desk';
import type { Stand } from '#test/ops/api-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { bodiesOf, REDRIVE, replyOf, sent } from '#test/ops/redrive-replies';

/** A terminal whose clock is moved by pauses; Ctrl-C comes in the pause of that number. */
const terminal = (interruptedInPause = Infinity) => {
  const shown: string[] = [];
  const pauses: number[] = [];
  const stopping = new AbortController();
  const desk: Desk = {
    out: (text) => shown.push(text),
    err: (text) => shown.push(text),
    isTerminal: true,
    colour: false,
    columns: 100,
    api: undefined,
    identity: nobody,
    nowSeconds: () => 0,
    pause: (seconds) => {
      pauses.push(seconds);
      if (pauses.length >= interruptedInPause) stopping.abort();
      return Promise.resolve();
    },
    ask: () => Promise.resolve(undefined),
    interruption: () => stopping.signal,
  };
  return { desk, shown, pauses };
};

describe('a run in a terminal', () => {
  const letters = Array.from({ length: 7 }, (_, index) => ({
    queue: index < 5 ? 'query-tax' : 'answers',
    messageId: `m-${index}`,
    group: 'aaaaaaa2',
    receiveCount: 5,
  }));
  const replies = [
    replyOf('query-tax', sent('m-0'), sent('m-1')),
    replyOf('query-tax', sent('m-2'), sent('m-3')),
    replyOf('query-tax', sent('m-4')),
    replyOf('answers', sent('m-5'), sent('m-6')),
  ];
  const sessionAt = ({ desk }: ReturnType<typeof terminal>, stand: Stand) => ({
    desk,
    api: apiClient({ baseUrl: stand.url, identity: nobody }),
    isJson: false,
    pageOptions: { language: 'en' } as const,
    page: pageOf({ language: 'en' }),
  });

  it('sends no more a second than told, a queue at a time, under a bar', async () => {
    const [stand, screen] = [await standWith({ [REDRIVE]: replies }), terminal()];
    const run = await runRedrive(sessionAt(screen, stand), letters, 2);
    expect(run).toMatchObject({ end: 'done', left: 0 });
    expect(run.items.map(({ messageId }) => messageId)).toEqual(letters.map(({ messageId }) => messageId));
    expect(bodiesOf(stand)).toEqual([
      { queue: 'query-tax', messageIds: ['m-0', 'm-1'] },
      { queue: 'query-tax', messageIds: ['m-2', 'm-3'] },
      { queue: 'query-tax', messageIds: ['m-4'] },
      { queue: 'answers', messageIds: ['m-5', 'm-6'] },
    ]);
    // Each pause is as long as what went before it may take.
    expect(screen.pauses).toEqual([1, 1, 0.5]);
    expect(screen.shown.map((text) => text.split('\n').at(-1))).toEqual([
      `[${'░'.repeat(40)}] 0/7`,
      `[${'█'.repeat(11)}${'░'.repeat(29)}] 2/7`,
      `[${'█'.repeat(22)}${'░'.repeat(18)}] 4/7`,
      `[${'█'.repeat(28)}${'░'.repeat(12)}] 5/7`,
      `[${'█'.repeat(40)}] 7/7`,
    ]);
  });

  it('stops where it is asked to, and a second run takes what is left', async () => {
    const [stand, screen] = [await standWith({ [REDRIVE]: replies }), terminal(2)];
    const first = await runRedrive(sessionAt(screen, stand), letters, 2);
    expect(first).toMatchObject({ end: 'stopped', left: 3 });
    expect(first.items).toHaveLength(4);
    const second = await runRedrive(sessionAt(terminal(), stand), letters.slice(4), 2);
    expect(second).toMatchObject({ end: 'done', left: 0 });
    const asked = bodiesOf(stand).map(({ messageIds }) => messageIds);
    expect(asked.flat()).toEqual(letters.map(({ messageId }) => messageId));
  });
});
