import { periodSecondsOf } from '#infra/local/template/read-schedules';
import type { LocalFunction, LocalQueue, StackModel } from '#infra/local/template/stack-model';

/**
 * Every time that the local stack shortens, in this one place. A poison message reaches its dead-letter queue after
 * receive count × visibility, within a minute instead of a quarter of an hour.
 */
const LOCAL_TIMINGS = {
  /** Of a consumer and its queue; a consumer that calls an agency keeps its own, or a slow agency would look like a crash. */
  functionTimeoutSeconds: 12,
  visibilitySeconds: 12,
  poisonSeconds: 60,
  maxReceiveCount: 4,
  scheduleSeconds: 1.5,
  /** What an agency's queue waits before it offers an unacknowledged answer again. */
  agencyRedeliverySeconds: 4,
  caseRecheckSeconds: 8,
  answerWaitSeconds: 60,
  /** After which an agency is asked again at the latest that names hours, by day or by night. */
  agencyPaceSeconds: 2,
} as const;

/** Settings of functions that are shortened, by name. */
const variablesOf = (
  answerWaitSeconds: number = LOCAL_TIMINGS.answerWaitSeconds,
): Record<string, string> => ({
  CASE_RECHECK_SECONDS: String(LOCAL_TIMINGS.caseRecheckSeconds),
  ANSWER_WAIT_SECONDS: String(answerWaitSeconds),
});

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

const callsAnAgency = ({ environment }: LocalFunction): boolean => 'AGENCY_ENDPOINTS' in environment;

const readsAnAgency = ({ environment }: LocalFunction): boolean => 'TRUSTED_KEYS' in environment;

const shortFunction = (
  fn: LocalFunction,
  { isConsumer, variables }: { isConsumer: boolean; variables: Record<string, string> },
): LocalFunction => ({
  ...fn,
  timeoutSeconds:
    isConsumer && !callsAnAgency(fn)
      ? Math.min(fn.timeoutSeconds, LOCAL_TIMINGS.functionTimeoutSeconds)
      : fn.timeoutSeconds,
  environment: {
    ...fn.environment,
    ...Object.fromEntries(Object.entries(variables).filter(([name]) => name in fn.environment)),
    ...(readsAnAgency(fn) ? { AGENCY_PACE_SECONDS: String(LOCAL_TIMINGS.agencyPaceSeconds) } : {}),
  },
});

/** @param consumerSeconds timeout of the queue's consumer, 0 without one */
const shortQueue = (queue: LocalQueue, consumerSeconds: number): LocalQueue => {
  if (queue.deadLetter === undefined) return queue;
  const visibility = Math.min(
    queue.visibilityTimeoutSeconds,
    Math.max(LOCAL_TIMINGS.visibilitySeconds, consumerSeconds),
  );
  const receives = Math.max(2, Math.floor(LOCAL_TIMINGS.poisonSeconds / visibility));
  return {
    ...queue,
    visibilityTimeoutSeconds: visibility,
    deadLetter: {
      arn: queue.deadLetter.arn,
      maxReceiveCount: Math.min(queue.deadLetter.maxReceiveCount, LOCAL_TIMINGS.maxReceiveCount, receives),
    },
  };
};

const shortened = (model: StackModel, variables: Record<string, string>): StackModel => {
  const consumers = new Map(model.mappings.map(({ queueArn, functionName }) => [queueArn, functionName]));
  const names = new Set(consumers.values());
  const functions = model.functions.map((fn) =>
    shortFunction(fn, { isConsumer: names.has(fn.name), variables }),
  );
  const timeouts = new Map(functions.map(({ name, timeoutSeconds }) => [name, timeoutSeconds]));
  const queues = model.queues.map((queue) =>
    shortQueue(queue, timeouts.get(consumers.get(queue.arn) ?? '') ?? 0),
  );
  return { ...model, functions, queues };
};

const seconds = (name: string, now: number | string, before: string): string =>
  `${name} ${now} s instead of ${before} s`;

const variableChanges = ({ functions }: StackModel, variables: Record<string, string>): string[] =>
  Object.entries(variables).flatMap(([name, now]) => {
    const before = functions.flatMap(({ environment }) => environment[name] ?? []).map(Number);
    return before.length === 0 ? [] : [seconds(name, now, span(before))];
  });

const queueChanges = (before: StackModel, now: StackModel): string[] => {
  const visibilities = ({ queues }: StackModel): number[] =>
    queues.flatMap((queue) => (queue.deadLetter === undefined ? [] : [queue.visibilityTimeoutSeconds]));
  const receives = ({ queues }: StackModel): number[] =>
    queues.flatMap(({ deadLetter }) => deadLetter?.maxReceiveCount ?? []);
  const consumers = new Set(before.mappings.map(({ functionName }) => functionName));
  const timeouts = ({ functions }: StackModel): number[] =>
    functions.filter(({ name }) => consumers.has(name)).map(({ timeoutSeconds }) => timeoutSeconds);
  return [
    seconds('visibility', span(visibilities(now)), span(visibilities(before))),
    `receives before a dead letter ${span(receives(now))} instead of ${span(receives(before))}`,
    seconds('consumer timeouts', span(timeouts(now)), span(timeouts(before))),
  ];
};

/** The template's values shortened for a person who watches; each change is said. The template stays as it is. */
export const withLocalTimings = (before: StackModel, answerWaitSeconds?: number): TimedStack => {
  const variables = variablesOf(answerWaitSeconds);
  const model = shortened(before, variables);
  const periods = before.schedules.map(({ expression }) => periodSecondsOf(expression));
  return {
    model,
    periodSeconds: () => LOCAL_TIMINGS.scheduleSeconds,
    changes: [
      ...(before.queues.length === 0 ? [] : queueChanges(before, model)),
      ...(periods.length === 0
        ? []
        : [seconds('schedules every', LOCAL_TIMINGS.scheduleSeconds, span(periods))]),
      ...variableChanges(before, variables),
      ...(before.functions.some(readsAnAgency)
        ? [`agencies open at any hour, asked again after ${LOCAL_TIMINGS.agencyPaceSeconds} s at the latest`]
        : []),
      seconds(
        'agencies redeliver after',
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
