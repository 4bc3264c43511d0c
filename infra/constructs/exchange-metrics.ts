import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from '#infra/constructs/watch-alarm';
import { CENSUS_MINUTES, METRIC_NAMESPACE, type MetricDimension, type MetricName } from '#schemas/metrics';

type Statistic = 'Maximum' | 'Sum';

type ActMetricFrom = {
  functionName: string;
  label?: string;
  dimensions?: Partial<Record<MetricDimension, string>>;
  /** @default a minute */
  period?: Duration;
};

/** What an act counts, minute by minute. */
export const actMetric = (metricName: MetricName, statistic: Statistic, from: ActMetricFrom): Metric =>
  new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    statistic,
    period: from.period ?? MINUTE,
    dimensionsMap: { Function: from.functionName, ...from.dimensions },
    ...(from.label === undefined ? {} : { label: from.label }),
  });

/** What the census counts: the parts of a whole round together, so that every open case is in it once. */
export const censusMetric = (
  metricName: 'OpenRows' | 'DueDeadlines' | 'OverdueDeadlines' | 'BalanceDifference',
  from: Omit<ActMetricFrom, 'period'>,
): Metric => actMetric(metricName, 'Sum', { ...from, period: Duration.minutes(CENSUS_MINUTES) });

/** What SQS says of a queue; without a label, which would make an expression of an alarm on it. Its name may be the one of a dead-letter queue. */
export const queueMetric = (
  metricName: 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage',
  queueName: string,
): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    statistic: 'Maximum',
    period: MINUTE,
    dimensionsMap: { QueueName: queueName },
  });

/** What Lambda says of a function; without a label, as of a queue. */
export const functionMetric = (metricName: 'Errors' | 'Throttles', functionName: string): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: { FunctionName: functionName },
  });

/** What DynamoDB says of requests that the table, or one of its indexes, refused. */
export const tableMetric = (
  metricName: 'ReadThrottleEvents' | 'WriteThrottleEvents',
  tableName: string,
  indexName?: string,
): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    statistic: 'Sum',
    period: MINUTE,
    dimensionsMap: {
      TableName: tableName,
      ...(indexName === undefined ? {} : { GlobalSecondaryIndexName: indexName }),
    },
    label: [metricName, indexName ?? tableName].join(' '),
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
