import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { functionMetric } from '#infra/constructs/exchange-metrics';
import { MINUTE, type WatchAlarmProps } from '#infra/constructs/watch-alarm';
import type { WatchedFunction } from '#infra/constructs/watched';

/** Errors of a minute; where several timers share the function, a run of the minute that was not there counts as one. */
const failures = ({ functionName, timers }: WatchedFunction): IMetric => {
  const errors = functionMetric('Errors', functionName);
  if (timers < 2) return errors;
  return new MathExpression({
    expression: `errors + IF(runs < ${timers}, 1, 0)`,
    // Of each run Lambda tells how many errors it had: 0 or 1.
    usingMetrics: { errors, runs: errors.with({ statistic: 'SampleCount' }) },
    period: MINUTE,
  });
};

/**
 * Whether a function does what it is for. Lambda counts errors, also none, run by run: a timer's act that is silent for five
 * minutes is not run at all, while of the others many a minute says nothing.
 */
export const functionWatch = (watched: WatchedFunction): Omit<WatchAlarmProps, 'topic'> => ({
  metric: failures(watched),
  threshold: 1,
  ...(watched.timers > 0 ? { minutes: 5, speaksAlways: true } : { minutes: 3, within: 15 }),
  impact: watched.impact,
  runbook: 'a-function-fails',
});
