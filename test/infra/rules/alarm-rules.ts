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

const alarmsOf = ({ watch }: StageTemplates): Found[] => resources(watch, ALARM);

/** Of the metrics of an alarm those that count what DynamoDB refused. */
const refusalsIn = ({ properties }: Found): Json[] =>
  listAt(properties, 'Metrics').filter((one) =>
    textAt(one, 'MetricStat', 'Metric', 'MetricName').endsWith('ThrottleEvents'),
  );

/** Alarms on the errors of functions that a timer starts, or of those that it does not. */
const errorAlarms = (stage: StageTemplates, { isTimed }: { isTimed: boolean }): Found[] => {
  const timed = resources(stage.exchange, 'AWS::Scheduler::Schedule').map(({ properties }) =>
    idIn(at(properties, 'Target', 'Arn')),
  );
  const names = functionsOf(stage)
    .filter(({ id }) => timed.includes(id) === isTimed)
    .map(({ properties }) => at(properties, 'FunctionName'));
  return alarmsOf(stage).filter(
    (alarm) =>
      at(alarm.properties, 'MetricName') === 'Errors' &&
      names.includes(at(alarm.properties, 'Dimensions', 0, 'Value')),
  );
};

/** How alarms listen, and how they are heard. */
export const alarmRules: readonly Rule[] = [
  {
    name: 'a timer that starts nothing is an alarm: whoever runs every minute says so every minute',
    violations: (stage) => {
      const alarms = errorAlarms(stage, { isTimed: true });
      const silent = idsWhere(alarms, ({ properties }) => at(properties, 'TreatMissingData') !== 'breaching');
      return alarms.length > 0 ? silent : ['no timer'];
    },
    breakIt: {
      stack: 'watch',
      type: ALARM,
      id: 'collectanswersfails',
      path: ['TreatMissingData'],
      value: 'notBreaching',
    },
  },
  {
    name: 'errors with silence between them add up: a message that fails comes back minutes later',
    violations: (stage) =>
      idsWhere(
        errorAlarms(stage, { isTimed: false }),
        ({ properties }) =>
          !(
            numberAt(properties, 'DatapointsToAlarm') <= 3 && numberAt(properties, 'EvaluationPeriods') >= 15
          ),
      ),
    breakIt: { stack: 'watch', type: ALARM, id: 'opencasefails', path: ['EvaluationPeriods'], value: 3 },
  },
  {
    name: 'a sum is not silent where one of its parts is, and hears of every index',
    violations: (stage) => {
      const alarms = alarmsOf(stage).filter((alarm) => refusalsIn(alarm).length > 0);
      const [table] = resources(stage.exchange, 'AWS::DynamoDB::Table');
      const places = 1 + listAt(table?.properties, 'GlobalSecondaryIndexes').length;
      const isDeaf = (alarm: Found): boolean => {
        const formula = textAt(
          listAt(alarm.properties, 'Metrics').find((one) => at(one, 'Expression') !== undefined),
          'Expression',
        );
        const parts = refusalsIn(alarm);
        return (
          new Set(parts.map((one) => JSON.stringify(at(one, 'MetricStat', 'Metric')))).size !== 2 * places ||
          parts.some((one) => !formula.includes(`FILL(${textAt(one, 'Id')}, 0)`)) ||
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
      value: 'readsTable + writesTable',
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
