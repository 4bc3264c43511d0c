import { bar } from '#ops/console/page/bar';
import { element, type Child } from '#ops/console/page/element';
import type { Drawing } from '#ops/console/page/drawing';
import type { State } from '#ops/console/page/state';
import { table } from '#ops/console/page/table';
import type { QueuesView } from '#schemas/api';

type Queue = QueuesView['queues'][number];

/** One message in an empty exchange is no full bar. */
const FEWEST = 10;

const totalOf = ({ waiting, inFlight, delayed, deadLetters }: Queue): number =>
  waiting + inFlight + delayed + deadLetters;

const depth = (queue: Queue, full: number): Child =>
  bar(
    [
      { kind: 'bad', count: queue.deadLetters },
      { kind: 'waiting', count: queue.waiting },
      { kind: 'working', count: queue.inFlight },
      { kind: 'delayed', count: queue.delayed },
    ],
    full,
  );

const counted = (count: number, tone: string): Child =>
  element('span', { class: count === 0 ? 'zero' : `count ${tone}` }, String(count));

const rowOf = (queue: Queue, full: number): Child[] => [
  queue.queue,
  depth(queue, full),
  counted(queue.deadLetters, 'bad'),
  counted(queue.waiting, 'waiting'),
  counted(queue.inFlight, 'working'),
  counted(queue.delayed, 'delayed'),
];

/** How deep each queue is. */
export const queuesSection = ({ queues, speech: { say, language } }: State): Drawing => ({
  shows: [language, queues?.view],
  make: () => {
    const rows = queues?.view.queues ?? [];
    const full = Math.max(...rows.map(totalOf), FEWEST);
    const heads = [
      { ru: 'очередь', en: 'queue' },
      { ru: 'сколько', en: 'how much' },
      { ru: 'сбой', en: 'failed' },
      { ru: 'ждут', en: 'waiting' },
      { ru: 'в работе', en: 'in flight' },
      { ru: 'отложены', en: 'delayed' },
    ];
    return [
      element('h2', {}, say({ ru: 'Очереди', en: 'Queues' })),
      table(
        say({ ru: 'Сколько сообщений в каждой очереди', en: 'Messages in each queue' }),
        heads.map(say),
        rows.map((queue) => rowOf(queue, full)),
      ),
    ];
  },
});
