import type { Rule } from '#test/infra/rules/rule';
import {
  deadLettersBehind,
  deadLettersOf,
  functionOf,
  idsWhere,
  mappingsOf,
  queuesOf,
  sourcesOf,
} from '#test/infra/rules/queue-facts';
import { allows, areAlike, statementsOf } from '#test/infra/rules/role-facts';
import {
  at,
  idIn,
  listAt,
  numberAt,
  resources,
  textAt,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const DAY_SECONDS = 86_400;
const QUEUE = 'AWS::SQS::Queue';
const POLICY = 'AWS::SQS::QueuePolicy';

const policyOf = ({ exchange }: StageTemplates, queueId: string) =>
  resources(exchange, POLICY)
    .filter(({ properties }) => idIn(at(properties, 'Queues', 0)) === queueId)
    .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'));

const denies = (statement: ReturnType<typeof policyOf>[number], condition: string): boolean =>
  at(statement, 'Effect') === 'Deny' && at(statement, 'Condition', condition) !== undefined;

export const queueRules: readonly Rule[] = [
  {
    name: 'a message stays hidden six times as long as its function may run',
    violations: (stage) =>
      idsWhere(mappingsOf(stage), (mapping) => {
        const queue = queuesOf(stage).find(({ id }) => id === idIn(at(mapping.properties, 'EventSourceArn')));
        const timeout = numberAt(functionOf(stage, mapping)?.properties, 'Timeout');
        return !(numberAt(queue?.properties, 'VisibilityTimeout') >= 6 * timeout);
      }),
    breakIt: { type: QUEUE, id: 'intakeSource', path: ['VisibilityTimeout'], value: 179 },
  },
  {
    name: 'dead letters stay 14 days',
    violations: (stage) =>
      idsWhere(
        deadLettersOf(stage),
        ({ properties }) => numberAt(properties, 'MessageRetentionPeriod') !== 14 * DAY_SECONDS,
      ),
    breakIt: {
      type: QUEUE,
      id: 'intakeDeadLetters',
      path: ['MessageRetentionPeriod'],
      value: 13 * DAY_SECONDS,
    },
  },
  {
    name: 'messages stay 4 days at most, shorter than their dead letters',
    violations: (stage) =>
      idsWhere(sourcesOf(stage), (source) => {
        const kept = numberAt(source.properties, 'MessageRetentionPeriod');
        const behind = numberAt(deadLettersBehind(stage, source)?.properties, 'MessageRetentionPeriod');
        return !(kept <= 4 * DAY_SECONDS && kept < behind);
      }),
    breakIt: { type: QUEUE, id: 'intakeSource', path: ['MessageRetentionPeriod'], value: 5 * DAY_SECONDS },
  },
  {
    name: 'three to ten runs fail before a message is a dead letter',
    violations: (stage) =>
      idsWhere(sourcesOf(stage), ({ properties }) => {
        const count = numberAt(properties, 'RedrivePolicy', 'maxReceiveCount');
        return !(count >= 3 && count <= 10);
      }),
    breakIt: { type: QUEUE, id: 'intakeSource', path: ['RedrivePolicy', 'maxReceiveCount'], value: 1 },
  },
  {
    name: 'a dead-letter queue takes from its one source only',
    violations: (stage) =>
      idsWhere(sourcesOf(stage), (source) => {
        const allowed = at(deadLettersBehind(stage, source)?.properties, 'RedriveAllowPolicy');
        const name = textAt(source.properties, 'QueueName');
        return (
          at(allowed, 'redrivePermission') !== 'byQueue' ||
          listAt(allowed, 'sourceQueueArns').length !== 1 ||
          !JSON.stringify(allowed).includes(`:${name}"`)
        );
      }),
    breakIt: {
      type: QUEUE,
      id: 'intakeDeadLetters',
      path: ['RedriveAllowPolicy'],
      value: { redrivePermission: 'allowAll' },
    },
  },
  {
    name: 'a source is nobody’s dead-letter queue',
    violations: (stage) =>
      idsWhere(
        sourcesOf(stage),
        ({ properties }) => at(properties, 'RedriveAllowPolicy', 'redrivePermission') !== 'denyAll',
      ),
    breakIt: { type: QUEUE, id: 'intakeSource', path: ['RedriveAllowPolicy'] },
  },
  {
    name: 'every queue is encrypted with the key of the queues',
    violations: (stage) =>
      idsWhere(
        queuesOf(stage),
        ({ properties }) => !(idIn(at(properties, 'KmsMasterKeyId')) ?? '').startsWith('keysqueues'),
      ),
    breakIt: { type: QUEUE, id: 'resultsSource', path: ['KmsMasterKeyId'] },
  },
  {
    name: 'every queue refuses anything but TLS',
    violations: (stage) =>
      idsWhere(
        queuesOf(stage),
        ({ id }) =>
          !policyOf(stage, id).some(
            (one) => denies(one, 'Bool') && at(one, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
          ),
      ),
    breakIt: { type: POLICY, id: 'intakeDeadLetters', path: [] },
  },
  {
    name: 'a queue is written by those whom it names, and it names those who may write',
    violations: (stage) =>
      idsWhere(sourcesOf(stage), ({ id }) => {
        const named = policyOf(stage, id)
          .filter((one) => denies(one, 'ArnNotEquals') && at(one, 'Action') === 'sqs:SendMessage')
          .flatMap((one) => listAt(one, 'Condition', 'ArnNotEquals', 'aws:PrincipalArn'))
          .map(idIn);
        const allowed = statementsOf(stage)
          .filter((one) => allows(one, 'sqs:SendMessage') && one.resourceIds.includes(id))
          .map(({ roleId }) => roleId);
        return allowed.length === 0 || !areAlike(named, allowed);
      }),
    breakIt: {
      type: POLICY,
      id: 'intakeSource',
      path: ['PolicyDocument', 'Statement', 1, 'Condition', 'ArnNotEquals', 'aws:PrincipalArn', 0],
    },
  },
  {
    name: 'every mapping settles messages one by one',
    violations: (stage) =>
      idsWhere(
        mappingsOf(stage),
        ({ properties }) => !listAt(properties, 'FunctionResponseTypes').includes('ReportBatchItemFailures'),
      ),
    breakIt: { type: 'AWS::Lambda::EventSourceMapping', path: ['FunctionResponseTypes'] },
  },
  {
    name: 'a mapping starts no more runs than its function has reserved',
    violations: (stage) =>
      idsWhere(mappingsOf(stage), (mapping) => {
        const most = numberAt(mapping.properties, 'ScalingConfig', 'MaximumConcurrency');
        const reserved = functionOf(stage, mapping)?.properties;
        return !(most >= 2 && most <= numberAt(reserved, 'ReservedConcurrentExecutions'));
      }),
    breakIt: {
      type: 'AWS::Lambda::EventSourceMapping',
      path: ['ScalingConfig', 'MaximumConcurrency'],
      value: 900,
    },
  },
  {
    name: 'whoever consumes a queue may receive, delete and count, and not write it',
    violations: (stage) =>
      idsWhere(mappingsOf(stage), (mapping) => {
        const queueId = idIn(at(mapping.properties, 'EventSourceArn')) ?? '';
        const roleId = idIn(at(functionOf(stage, mapping)?.properties, 'Role'));
        const own = statementsOf(stage).filter(
          (one) => one.roleId === roleId && one.resourceIds.includes(queueId),
        );
        const actions = own.flatMap((one) => one.actions).toSorted();
        return actions.join() !== 'sqs:DeleteMessage,sqs:GetQueueAttributes,sqs:ReceiveMessage';
      }),
    breakIt: {
      type: 'AWS::IAM::Policy',
      id: 'opencaseRole',
      path: ['PolicyDocument', 'Statement', 2, 'Action', 0],
      value: 'sqs:SendMessage',
    },
  },
];
