import { functionMetric } from '#infra/constructs/exchange-metrics';
import type { WatchAlarmProps } from '#infra/constructs/watch-alarm';
import type { WatchedFunction } from '#infra/constructs/watched';

/**
 * Whether a function does what it is for. Lambda counts errors, also none, run by run: a timer's act that is silent for five
 * minutes is not run at all, while of the others many a minute says nothing.
 */
export const functionWatch = ({
  functionName,
  impact,
  isTimed,
}: WatchedFunction): Omit<WatchAlarmProps, 'topic'> => ({
  metric: functionMetric('Errors', functionName),
  threshold: 1,
  ...(isTimed ? { minutes: 5, speaksAlways: true } : { minutes: 3, within: 15 }),
  impact,
  runbook: 'a-function-fails',
});
