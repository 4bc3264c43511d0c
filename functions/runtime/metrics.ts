import { METRIC_NAMESPACE, METRIC_UNITS, type MetricDimension, type MetricName } from '#schemas/metrics';

/** Numbers of one moment, and by what they are told apart: codes of ours, never ids or what somebody declared. */
export type Measurement = {
  metrics: Partial<Record<MetricName, number>>;
  dimensions?: Partial<Record<MetricDimension, string>>;
};

export type Measure = (measurement: Measurement) => void;

const isMetricName = (name: string): name is MetricName => Object.hasOwn(METRIC_UNITS, name);

/**
 * One line of CloudWatch's embedded metric format: Lambda's log becomes metrics without a call.
 * `at`: milliseconds since 1970.
 */
export const metricLine = (
  { metrics, dimensions = {} }: Measurement,
  { functionName, at }: { functionName: string; at: number },
): string =>
  JSON.stringify({
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [['Function', ...Object.keys(dimensions)]],
          Metrics: Object.keys(metrics)
            .filter(isMetricName)
            .map((Name) => ({ Name, Unit: METRIC_UNITS[Name] })),
        },
      ],
    },
    Function: functionName,
    ...dimensions,
    ...metrics,
  });

/** Writes to the log of this function, by whose name Lambda lets it go. */
export const writeMetrics: Measure = (measurement) => {
  const functionName = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'unknown';
  process.stdout.write(`${metricLine(measurement, { functionName, at: Date.now() })}\n`);
};
