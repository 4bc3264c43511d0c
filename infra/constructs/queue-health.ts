import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { queueMetric } from '#infra/constructs/exchange-metrics';
import { WatchAlarm, type WatchAlarmProps } from '#infra/constructs/watch-alarm';
import type { WatchedQueue } from '#infra/constructs/watched';

/** A hint that is older than this has missed its turn, also where retries with six-fold patience are under way. */
const OLD_HINT_SECONDS = 15 * 60;

type Watch = Omit<WatchAlarmProps, 'topic'>;

const fallenOut = ({ deadLetterName, impact }: WatchedQueue): Watch => ({
  metric: queueMetric('ApproximateNumberOfMessagesVisible', deadLetterName),
  threshold: 1,
  impact,
  runbook: 'dead-letters',
});

const standingStill = ({ queueName }: WatchedQueue): Watch => ({
  metric: queueMetric('ApproximateAgeOfOldestMessage', queueName),
  threshold: OLD_HINT_SECONDS,
  minutes: 5,
  impact: `Messages wait for more than a quarter of an hour in ${queueName}: whoever consumes it does not keep up.`,
  runbook: 'backlog-after-an-outage',
});

/** Whether a queue moves, and whether something has fallen out of it. */
export class QueueHealth extends Construct {
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, id: string, { queue, topic }: { queue: WatchedQueue; topic: ITopic }) {
    super(scope, id);
    const watches: Record<string, Watch> = {
      'dead-letters': fallenOut(queue),
      // Where nobody may take anything everything grows old, and an alarm that never ends is one that nobody hears.
      ...(queue.isTaken ? { age: standingStill(queue) } : {}),
    };
    this.alarms = Object.entries(watches).map(
      ([name, watch]) => new WatchAlarm(this, name, { ...watch, topic }).alarm,
    );
  }
}
