import { readFileSync } from 'node:fs';
import { agencies } from '#contracts/registry';
import { alarmsOf, metricsIn } from '#test/infra/rules/alarm-facts';
import type { Rule } from '#test/infra/rules/rule';
import { deadLettersOf, functionsOf, idsWhere, sourcesOf } from '#test/infra/rules/queue-facts';
import {
  at,
  idIn,
  listAt,
  resources,
  textAt,
  type Found,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const ALARM = 'AWS::CloudWatch::Alarm';
const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';

const everyAlarmOf = ({ watch }: StageTemplates): Found[] => resources(watch, ALARM, COMPOSITE);

/** Names that some alarm of a metric watches. */
const watchedBy = (stage: StageTemplates, metric: string): unknown[] =>
  alarmsOf(stage)
    .flatMap(metricsIn)
    .filter((one) => at(one, 'MetricName') === metric)
    .flatMap((one) => listAt(one, 'Dimensions').map((dimension) => at(dimension, 'Value')));

const unwatched = (found: readonly Found[], property: string, watched: readonly unknown[]): string[] =>
  idsWhere(found, ({ properties }) => !watched.includes(at(properties, property)));

/** `## Dead letters` → `dead-letters`, as GitHub makes them. */
const anchors = new Set(
  readFileSync('docs/runbook.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .map((line) =>
      line
        .slice(3)
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
);

/** By a function of ours, or by somebody whom the queue names. */
const isTaken = ({ exchange }: StageTemplates, { id }: Found): boolean =>
  resources(exchange, 'AWS::Lambda::EventSourceMapping').some(
    ({ properties }) => idIn(at(properties, 'EventSourceArn')) === id,
  ) ||
  resources(exchange, 'AWS::SQS::QueuePolicy')
    .filter(({ properties }) => idIn(at(properties, 'Queues', 0)) === id)
    .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'))
    .some((one) => at(one, 'Effect') === 'Allow' && listAt(one, 'Action').includes('sqs:ReceiveMessage'));

const QUESTIONS = [
  'Is anyone waiting too long?',
  'Which agency?',
  'Which queue?',
  'Since when?',
  'What now?',
];

export const watchRules: readonly Rule[] = [
  {
    name: 'an alarm lies on every dead-letter queue',
    violations: (stage) =>
      unwatched(deadLettersOf(stage), 'QueueName', watchedBy(stage, 'ApproximateNumberOfMessagesVisible')),
    breakIt: { stack: 'watch', type: ALARM, id: 'intakedeadletters', path: [] },
  },
  {
    name: 'an alarm lies on the age of every queue from which somebody takes, and of no other',
    violations: (stage) => {
      const watched = watchedBy(stage, 'ApproximateAgeOfOldestMessage');
      return idsWhere(
        sourcesOf(stage),
        (queue) => isTaken(stage, queue) !== watched.includes(at(queue.properties, 'QueueName')),
      );
    },
    breakIt: { stack: 'watch', type: ALARM, id: 'intakeage', path: [] },
  },
  {
    name: 'an alarm lies on the errors of every function',
    violations: (stage) => unwatched(functionsOf(stage), 'FunctionName', watchedBy(stage, 'Errors')),
    breakIt: { stack: 'watch', type: ALARM, id: 'sweepfails', path: [] },
  },
  {
    name: 'every alarm says what it means, and where it is written what to do',
    violations: (stage) =>
      idsWhere(everyAlarmOf(stage), ({ properties }) => {
        const [, impact = '', anchor = ''] =
          /^(.*) What now: docs\/runbook\.md#([\w-]+)$/.exec(textAt(properties, 'AlarmDescription')) ?? [];
        return impact.split(' ').length < 6 || !impact.endsWith('.') || !anchors.has(anchor);
      }),
    breakIt: {
      stack: 'watch',
      type: ALARM,
      path: ['AlarmDescription'],
      value: 'Something happened to somebody somewhere today. What now: docs/runbook.md#no-such-part',
    },
  },
  {
    name: 'every alarm wakes somebody',
    violations: (stage) =>
      idsWhere(
        everyAlarmOf(stage),
        ({ properties }) => idIn(at(properties, 'AlarmActions', 0)) === undefined,
      ),
    breakIt: { stack: 'watch', type: COMPOSITE, path: ['AlarmActions'] },
  },
  {
    name: 'silence of the sweep is an alarm',
    violations: (stage) => {
      const spoken = alarmsOf(stage).filter(
        ({ properties }) => at(properties, 'MetricName') === 'OldestDueSeconds',
      );
      const silent = idsWhere(spoken, ({ properties }) => at(properties, 'TreatMissingData') !== 'breaching');
      return spoken.length === 1 ? silent : ['OldestDueSeconds'];
    },
    breakIt: {
      stack: 'watch',
      type: ALARM,
      id: 'rowswait',
      path: ['TreatMissingData'],
      value: 'notBreaching',
    },
  },
  {
    name: 'each agency has one alarm over everything that is its own',
    violations: ({ watch }) =>
      agencies.flatMap(({ id }) => {
        const part = id.replaceAll('-', '');
        const [health] = resources(watch, COMPOSITE).filter((one) => one.id.startsWith(`${part}Agency`));
        const rule = JSON.stringify(at(health?.properties, 'AlarmRule') ?? '');
        return ['circuit', 'sendqueryfails', 'deadletters'].filter((own) => !rule.includes(own));
      }),
    breakIt: { stack: 'watch', type: COMPOSITE, id: 'taxAgency', path: ['AlarmRule'], value: 'FALSE' },
  },
  {
    name: 'alarms travel encrypted',
    violations: ({ watch }) =>
      idsWhere(
        resources(watch, 'AWS::SNS::Topic'),
        ({ properties }) => idIn(at(properties, 'KmsMasterKeyId')) === undefined,
      ),
    breakIt: { stack: 'watch', type: 'AWS::SNS::Topic', path: ['KmsMasterKeyId'] },
  },
  {
    name: 'the dashboard answers five questions in their order',
    violations: ({ watch }) => {
      const [board] = resources(watch, 'AWS::CloudWatch::Dashboard');
      const body = JSON.stringify(at(board?.properties, 'DashboardBody') ?? '');
      const places = QUESTIONS.map((question) => body.indexOf(question));
      return QUESTIONS.filter((_, index) => !((places[index] ?? -1) > (places[index - 1] ?? -1)));
    },
    breakIt: { stack: 'watch', type: 'AWS::CloudWatch::Dashboard', path: ['DashboardBody'], value: '{}' },
  },
];
