import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import type { Cell, Page } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import type { QueuesView } from '#schemas/api';

const counted = (count: number): Cell => ({ text: String(count), tone: count === 0 ? 'dim' : 'plain' });

const render = (page: Page, { queues }: QueuesView): string =>
  page
    .table({
      columns: [
        { head: { ru: 'очередь', en: 'queue' }, width: 28 },
        { head: { ru: 'ждут', en: 'waiting' }, width: 15 },
        { head: { ru: 'в работе', en: 'in flight' }, width: 21 },
        { head: { ru: 'отложены', en: 'delayed' }, width: 18 },
        { head: { ru: 'сбой', en: 'failed' }, width: 14 },
      ],
      rows: queues.map((queue) => [
        queue.queue,
        counted(queue.waiting),
        counted(queue.inFlight),
        counted(queue.delayed),
        { text: String(queue.deadLetters), tone: queue.deadLetters === 0 ? 'dim' : 'bad' },
      ]),
    })
    .join('\n');

export const queuesCommand = (desk: Desk): Command =>
  commandOf('queues', { ru: 'Очереди: сколько ждёт, в работе, со сбоем', en: 'Queues and their depths' }, [
    'sverka queues',
  ]).action(async (_options: unknown, command: Command) => {
    const session = sessionOf(desk, command);
    show(session, await session.api.queues(), (view) => render(session.page, view));
  });
