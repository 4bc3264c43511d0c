import { randomUUID } from 'node:crypto';
import type { EnvironmentPool } from '#infra/local/lambda/environment-pool';
import { arnOf, LOCAL_ACCOUNT, LOCAL_REGION } from '#infra/local/template/place';
import type { LocalFunction, LocalSchedule } from '#infra/local/template/stack-model';

/** What EventBridge hands to a function on a schedule, unless the rule fixes its own input. */
const scheduledEvent = ({ logicalId, input }: LocalSchedule): unknown =>
  input ?? {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_ACCOUNT,
    time: new Date().toISOString(),
    region: LOCAL_REGION,
    resources: [arnOf('events', `rule/${logicalId}`)],
    detail: {},
  };

export type Timer = { stop: () => Promise<void> };

/** Invokes a function every period, never while its previous run goes on. A failed run is repeated by the next one. */
export const startTimer = (
  { schedule, fn, periodSeconds }: { schedule: LocalSchedule; fn: LocalFunction; periodSeconds: number },
  pool: Pick<EnvironmentPool, 'invoke'>,
): Timer => {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= pool.invoke(fn, scheduledEvent(schedule)).finally(() => {
      running = undefined;
    });
  }, periodSeconds * 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
