import type { IConstruct } from 'constructs';
import { agencies } from '#contracts/registry';
import { ActFunction } from '#infra/constructs/act-function';
import type { Act } from '#infra/acts';
import { DurableQueue } from '#infra/constructs/durable-queue';
import { ScheduledFunction } from '#infra/constructs/scheduled-function';

export type WatchedQueue = Pick<DurableQueue, 'queueName' | 'deadLetterName' | 'impact' | 'isTaken'> & {
  id: string;
};
export type WatchedFunction = {
  id: string;
  act: Act;
  functionName: string;
  impact: string;
  /** Runs of every minute, whatever happens; 0 for those that wait to be called. */
  timers: number;
};
export type WatchedAgency = {
  id: string;
  title: string;
  /** What its slowest endpoint allows us. */
  callsPerHour: number;
  queue: WatchedQueue;
  functions: readonly WatchedFunction[];
};

/** What there is to watch, by name: nothing that ties the stacks together, so that each can be deployed alone. */
export type Watched = {
  queues: readonly WatchedQueue[];
  functions: readonly WatchedFunction[];
  agencies: readonly WatchedAgency[];
};

export const theOne = <T>(all: readonly T[], what: string): T => {
  const [one, ...others] = all;
  if (one === undefined || others.length > 0) throw new Error(`${all.length} × ${what} to watch`);
  return one;
};

const idOf = ({ node }: IConstruct): string => node.path.split('/').slice(1).join('-');

/** Every queue and every function of an exchange: what is added there is watched here. */
export const watchedIn = (exchange: IConstruct): Watched => {
  const all = exchange.node.findAll();
  const queues = all.filter((one) => one instanceof DurableQueue);
  const functions = all
    .filter((one): one is ActFunction<Act> => one instanceof ActFunction)
    .map((one) => ({
      id: idOf(one),
      act: one.act,
      functionName: one.functionName,
      impact: one.impact,
      timers: one instanceof ScheduledFunction ? one.runsPerMinute : 0,
    }));
  const watchedQueues = queues.map((queue) => ({
    id: idOf(queue),
    queueName: queue.queueName,
    deadLetterName: queue.deadLetterName,
    impact: queue.impact,
    isTaken: queue.isTaken,
  }));
  return {
    queues: watchedQueues,
    functions,
    agencies: agencies.map(({ id, title, endpoints }) => {
      return {
        id,
        title: title.en,
        callsPerHour:
          3600 * Math.min(...Object.values(endpoints).map(({ callsPerSecond }) => callsPerSecond)),
        queue: theOne(
          watchedQueues.filter((one) => one.id.startsWith(`channel-${id}-`)),
          `queue of ${id}`,
        ),
        functions: functions.filter((one) => one.id.startsWith(`channel-${id}-`)),
      };
    }),
  };
};
