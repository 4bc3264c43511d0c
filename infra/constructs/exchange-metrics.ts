import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from '#infra/constructs/watch-alarm';
import { METRIC_NAMESPACE, type MetricDimension, type MetricName } from '#schemas/metrics';

type Statistic = 'Maximum' | 'Sum';

/** What an act counts, minute by minute. */
export const actMetric = (
  metricName: MetricName,
  statistic: Statistic,
  from: { functionName: string; label?: string; dimensions?: Partial<Record<MetricDimension, string>> },
): Metric =>
  new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    statistic,
    period: MINUTE,
    dimensionsMap: { Function: from.functionName, ...from.dimensions },
    ...(from.label === undefined ? {} : { label: from.label }),
  });

/** What SQS says of a queue. Its name may be the one of a dead-letter queue. */
export const queueMetric = (
  metricName: 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage',
  queueName: string,
  label = queueName,
): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    statistic: 'Maximum',
    period: MINUTE,
    dimensionsMap: { QueueName: queueName },
    label,
  });

/** What Lambda says of a function. */
export const functionMetric = (metricName: 'Errors' | 'Throttles', functionName: string): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: { FunctionName: functionName },
    label: functionName,
  });

/** What DynamoDB says of requests that it refused. */
export const tableMetric = (
  metricName: 'ReadThrottleEvents' | 'WriteThrottleEvents',
  tableName: string,
): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: { TableName: tableName },
    label: metricName,
  });

/** What the front door says of calls that ended in an error of ours. */
export const doorMetric = (metricName: '5xx' | '4xx' | 'Count', apiId: string): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: { ApiId: apiId },
    label: metricName,
  });
