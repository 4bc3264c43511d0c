import {
  at,
  listAt,
  resources,
  textAt,
  type Found,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

export const alarmsOf = ({ watch }: StageTemplates): Found[] => resources(watch, 'AWS::CloudWatch::Alarm');

/** The metrics of an alarm, whether it rests on one or on what is counted from several. */
export const metricsIn = ({ properties }: Found): Json[] => {
  const stated = listAt(properties, 'Metrics').flatMap((one) => at(one, 'MetricStat', 'Metric') ?? []);
  return stated.length > 0 ? stated : [properties];
};

/** What an alarm counts from its metrics, or ''. */
export const formulaOf = ({ properties }: Found): string =>
  listAt(properties, 'Metrics')
    .map((one) => textAt(one, 'Expression'))
    .join('');
