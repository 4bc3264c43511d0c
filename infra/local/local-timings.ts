import { periodSecondsOf } from '#infra/local/read-schedules';
import type { LocalFunction, LocalQueue, StackModel } from '#infra/local/stack-model';

/**
 * Every time that the local stack shortens, in this one place. A poison message reaches its dead-letter queue after
 * receive count × visibility = 48 s instead of a quarter of an hour.
 */
export const LOCAL_TIMINGS = {
  visibilitySeconds: 12,
  maxReceiveCount: 4,
  functionTimeoutSeconds: 12,
  scheduleSeconds: 1.5,
  /** What an agency's queue waits before it offers an unacknowledged answer again. */
  agencyRedeliverySeconds: 4,
  variables: { CASE_RECHECK_SECONDS: '8', ANSWER_WAIT_SECONDS: '25' },
} as const;

/** The model with its times, the period of every schedule, and what to say about it. */
export type TimedStack = {
  model: StackModel;
  periodSeconds: (expression: string) => number;
  changes: readonly string[];
};

/** What the queue of СМЭВ waits. */
const REAL_REDELIVERY_SECONDS = 900;

/** How long the simulated agencies wait for an acknowledgement before they offer an answer again. */
export const redeliverySeconds = (templateTimings: boolean): number =>
  templateTimings ? REAL_REDELIVERY_SECONDS : LOCAL_TIMINGS.agencyRedeliverySeconds;

const span = (values: readonly number[]): string => {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const [least, greatest] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return least === greatest ? `${least}` : `${least}–${greatest}`;
};

const shortQueue = (queue: LocalQueue, isDeadLetterQueue: boolean): LocalQueue =>
  isDeadLetterQueue
    ? queue
    : {
        ...queue,
        visibilityTimeoutSeconds: Math.min(queue.visibilityTimeoutSeconds, LOCAL_TIMINGS.visibilitySeconds),
        ...(queue.deadLetter === undefined
          ? {}
          : {
              deadLetter: {
                arn: queue.deadLetter.arn,
                maxReceiveCount: Math.min(queue.deadLetter.maxReceiveCount, LOCAL_TIMINGS.maxReceiveCount),
              },
            }),
      };

const shortFunction = (fn: LocalFunction): LocalFunction => ({
  ...fn,
  timeoutSeconds: Math.min(fn.timeoutSeconds, LOCAL_TIMINGS.functionTimeoutSeconds),
  environment: {
    ...fn.environment,
    ...Object.fromEntries(Object.entries(LOCAL_TIMINGS.variables).filter(([name]) => name in fn.environment)),
  },
});

const seconds = (name: string, now: number | string, before: string): string =>
  `${name} ${now} s instead of ${before} s`;

const variableChanges = ({ functions }: StackModel): string[] =>
  Object.entries(LOCAL_TIMINGS.variables).flatMap(([name, now]) => {
    const before = functions.flatMap(({ environment }) => environment[name] ?? []).map(Number);
    return before.length === 0 ? [] : [seconds(name, now, span(before))];
  });

/** The template's values shortened for a person who watches; each change is said. The template stays as it is. */
export const withLocalTimings = (model: StackModel): TimedStack => {
  const deadLetterArns = new Set(model.queues.map(({ deadLetter }) => deadLetter?.arn));
  const sources = model.queues.filter(({ arn }) => !deadLetterArns.has(arn));
  const periods = model.schedules.map(({ expression }) => periodSecondsOf(expression));
  return {
    model: {
      ...model,
      queues: model.queues.map((queue) => shortQueue(queue, deadLetterArns.has(queue.arn))),
      functions: model.functions.map(shortFunction),
    },
    periodSeconds: () => LOCAL_TIMINGS.scheduleSeconds,
    changes: [
      seconds(
        'visibility',
        LOCAL_TIMINGS.visibilitySeconds,
        span(sources.map((queue) => queue.visibilityTimeoutSeconds)),
      ),
      `receives before a dead letter ${LOCAL_TIMINGS.maxReceiveCount} instead of ${span(
        sources.flatMap(({ deadLetter }) => deadLetter?.maxReceiveCount ?? []),
      )}`,
      seconds(
        'function timeout at most',
        LOCAL_TIMINGS.functionTimeoutSeconds,
        span(model.functions.map(({ timeoutSeconds }) => timeoutSeconds)),
      ),
      ...(periods.length === 0
        ? []
        : [seconds('schedules every', LOCAL_TIMINGS.scheduleSeconds, span(periods))]),
      ...variableChanges(model),
      seconds(
        'agency queues redeliver after',
        LOCAL_TIMINGS.agencyRedeliverySeconds,
        String(REAL_REDELIVERY_SECONDS),
      ),
    ],
  };
};

/** The template as it is. */
export const withTemplateTimings = (model: StackModel): TimedStack => ({
  model,
  periodSeconds: periodSecondsOf,
  changes: [],
});
