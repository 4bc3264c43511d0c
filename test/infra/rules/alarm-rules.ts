import { alarmsOf, formulaOf, metricsIn } from '#test/infra/rules/alarm-facts';
import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere } from '#test/infra/rules/queue-facts';
import {
  at,
  idIn,
  listAt,
  numberAt,
  resources,
  textAt,
  type Found,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const ALARM = 'AWS::CloudWatch::Alarm';

/** Of the metrics of an alarm those that count what DynamoDB refused. */
const refusalsIn = ({ properties }: Found): Json[] =>
  listAt(properties, 'Metrics').filter((one) =>
    textAt(one, 'MetricStat', 'Metric', 'MetricName').endsWith('ThrottleEvents'),
  );

/** Of each schedule the function that it starts. */
const started = ({ exchange }: StageTemplates): (string | undefined)[] =>
  resources(exchange, 'AWS::Scheduler::Schedule').map(({ properties }) =>
    idIn(at(properties, 'Target', 'Arn')),
  );

/** Alarms on the errors of a function. */
const errorAlarms = (stage: StageTemplates, { properties }: Found): Found[] =>
  alarmsOf(stage).filter((alarm) =>
    metricsIn(alarm).some(
      (metric) =>
        at(metric, 'MetricName') === 'Errors' &&
        at(metric, 'Dimensions', 0, 'Value') === at(properties, 'FunctionName'),
    ),
  );

const functionsWhere = (stage: StageTemplates, { isTimed }: { isTimed: boolean }): Found[] =>
  functionsOf(stage).filter(({ id }) => started(stage).includes(id) === isTimed);

/** How alarms listen, and how they are heard. */
export const alarmRules: readonly Rule[] = [
  {
    name: 'a timer that starts nothing is an alarm: whoever runs every minute says so every minute',
    violations: (stage) =>
      idsWhere(functionsWhere(stage, { isTimed: true }), (one) => {
        const alarms = errorAlarms(stage, one);
        return (
          alarms.length !== 1 ||
          alarms.some(({ properties }) => at(properties, 'TreatMissingData') !== 'breaching')
        );
      }),
    breakIt: {
      stack: 'watch',
      type: ALARM,
      id: 'collectanswersfails',
      path: ['TreatMissingData'],
      value: 'notBreaching',
    },
  },
  {
    name: 'where several timers share a function, each of them is missed',
    violations: (stage) =>
      idsWhere(functionsWhere(stage, { isTimed: true }), (one) => {
        const timers = started(stage).filter((id) => id === one.id).length;
        const [alarm] = errorAlarms(stage, one);
        const counted = listAt(alarm?.properties, 'Metrics').map((metric) =>
          at(metric, 'MetricStat', 'Stat'),
        );
        return (
          timers > 1 &&
          !(
            alarm !== undefined &&
            counted.includes('SampleCount') &&
            formulaOf(alarm).includes(`runs < ${timers},`)
          )
        );
      }),
    breakIt: { type: 'AWS::Scheduler::Schedule', id: 'sweepEveryMinute2', path: [] },
  },
  {
    name: 'errors with silence between them add up: a message that fails comes back minutes later',
    violations: (stage) =>
      idsWhere(functionsWhere(stage, { isTimed: false }), (one) => {
        const alarms = errorAlarms(stage, one);
        return (
          alarms.length !== 1 ||
          alarms.some(
            ({ properties }) =>
              !(
                numberAt(properties, 'DatapointsToAlarm') <= 3 &&
                numberAt(properties, 'EvaluationPeriods') >= 15
              ),
          )
        );
      }),
    breakIt: { stack: 'watch', type: ALARM, id: 'opencasefails', path: ['EvaluationPeriods'], value: 3 },
  },
  {
    name: 'a sum is not silent where one of its parts is, and hears of every index',
    violations: (stage) => {
      const alarms = alarmsOf(stage).filter((alarm) => refusalsIn(alarm).length > 0);
      const [table] = resources(stage.exchange, 'AWS::DynamoDB::Table');
      const places = 1 + listAt(table?.properties, 'GlobalSecondaryIndexes').length;
      const isDeaf = (alarm: Found): boolean => {
        const parts = refusalsIn(alarm);
        return (
          new Set(parts.map((one) => JSON.stringify(at(one, 'MetricStat', 'Metric')))).size !== 2 * places ||
          formulaOf(alarm) !== 'SUM(FILL(METRICS(), 0))' ||
          // The newest minute is filled before it has been told.
          !(numberAt(alarm.properties, 'DatapointsToAlarm') < numberAt(alarm.properties, 'EvaluationPeriods'))
        );
      };
      return alarms.length === 1 ? idsWhere(alarms, isDeaf) : ['no such alarm'];
    },
    breakIt: {
      stack: 'watch',
      type: ALARM,
      id: 'exchangetable',
      path: ['Metrics', 0, 'Expression'],
      value: 'FILL(readsTable, 0) + FILL(writesTable, 0)',
    },
  },
  {
    name: 'alarms of this account may speak to their topic, and nobody else',
    violations: ({ watch }) =>
      idsWhere(resources(watch, 'AWS::SNS::Topic'), (topic) => {
        const allowed = resources(watch, 'AWS::SNS::TopicPolicy')
          .filter(({ properties }) => idIn(at(properties, 'Topics', 0)) === topic.id)
          .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'))
          .filter((statement) => at(statement, 'Effect') === 'Allow');
        return !(
          allowed.length === 1 &&
          allowed.every(
            (statement) =>
              at(statement, 'Action') === 'sns:Publish' &&
              at(statement, 'Principal', 'Service') === 'cloudwatch.amazonaws.com' &&
              idIn(at(statement, 'Condition', 'StringEquals', 'aws:SourceAccount')) === 'AWS::AccountId',
          )
        );
      }),
    breakIt: {
      stack: 'watch',
      type: 'AWS::SNS::TopicPolicy',
      path: ['PolicyDocument', 'Statement', 1],
    },
  },
];
