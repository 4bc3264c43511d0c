import type { SQSClient } from '@aws-sdk/client-sqs';
import { appendFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { receiveFrom } from '#infra/local/lambda/batch-collector';
import { startEnvironment } from '#infra/local/lambda/environment';
import { environmentPool } from '#infra/local/lambda/environment-pool';
import { functionOutput } from '#infra/local/lambda/function-output';
import type { Invoke } from '#infra/local/gateway/gateway';
import { LocalFault } from '#infra/local/local-fault';
import type { TimedStack } from '#infra/local/template/local-timings';
import { startPoller } from '#infra/local/lambda/poller';
import { startTimer } from '#infra/local/lambda/schedule-timer';

const MAXIMUM_PER_FUNCTION = 2;
const IDLE_SECONDS = 6;
const DRAIN_SECONDS = 2;

export type Runtime = {
  invoke: Invoke;
  processes: () => { kind: string; pid: number }[];
  stop: () => Promise<void>;
};

const named = <T extends { name: string }>(items: readonly T[], name: string): T => {
  const found = items.find((item) => item.name === name);
  if (found === undefined) throw new LocalFault(`There is no ${name} in the template.`);
  return found;
};

/** Lambda of the local stack: functions in environments, behind event source mappings, timers and the API. */
export const startRuntime = (
  { model, periodSeconds }: TimedStack,
  sqs: SQSClient,
  {
    dataFolder,
    environmentEntry,
    environments,
    showLogs,
  }: { dataFolder: string; environmentEntry: string; environments: number; showLogs?: boolean },
): Runtime => {
  const output = functionOutput(dataFolder);
  const settings = {
    entry: environmentEntry,
    compileCacheFolder: join(dirname(environmentEntry), 'compile-cache'),
    output: (name: string) => (showLogs === true ? 'inherit' : output.descriptorOf(name)),
  } as const;
  const pool = environmentPool({
    maximum: environments,
    maximumPerFunction: MAXIMUM_PER_FUNCTION,
    idleSeconds: IDLE_SECONDS,
    start: (fn) => startEnvironment(fn, settings),
  });
  const note = (line: string): void => {
    appendFileSync(join(dataFolder, 'logs', 'event-source.log'), `${new Date().toISOString()} ${line}\n`);
  };
  const tools = { sqs, receiveFrom: receiveFrom(sqs), pool, random: Math.random, note };
  const pollers = model.mappings.map((mapping) => {
    const queue = model.queues.find(({ arn }) => arn === mapping.queueArn);
    if (queue === undefined) throw new LocalFault(`${mapping.logicalId} names no queue of the template.`);
    return startPoller({ mapping, queue, fn: named(model.functions, mapping.functionName) }, tools);
  });
  const timers = model.schedules.map((schedule) =>
    startTimer(
      {
        schedule,
        fn: named(model.functions, schedule.functionName),
        periodSeconds: periodSeconds(schedule.expression),
      },
      pool,
    ),
  );

  return {
    invoke: (functionName, event) => pool.invoke(named(model.functions, functionName), event),
    processes: () => pool.live().map(({ functionName, pid }) => ({ kind: functionName, pid })),
    stop: async () => {
      const quiet = Promise.all([...pollers, ...timers].map((part) => part.stop()));
      await Promise.race([quiet, wait(DRAIN_SECONDS * 1000)]);
      await pool.close(0);
      await quiet;
      sqs.destroy();
      output.close();
    },
  };
};
