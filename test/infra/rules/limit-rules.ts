import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere, queuesOf } from '#test/infra/rules/queue-facts';
import {
  at,
  resources,
  textAt,
  type Found,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const FUNCTION = 'AWS::Lambda::Function';
const POLICY = 'AWS::IAM::Policy';
const MANAGED = 'AWS::IAM::ManagedPolicy';

/** As long as it gets. */
const REGION = 'ap-southeast-1';
const ACCOUNT = '123456789012';
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
};
/** An ARN of a role or a secret with the names that CloudFormation makes. */
const LONG_ARN = 'x'.repeat(130);

const nameOf = ({ properties }: Found): string =>
  ['QueueName', 'TableName', 'FunctionName', 'LogGroupName']
    .map((property) => textAt(properties, property))
    .join('');

/** A value with every reference written as long as AWS may write it. */
const written = (stage: StageTemplates, value: Json): Json => {
  if (Array.isArray(value)) return value.map((one) => written(stage, one));
  if (typeof value !== 'object' || value === null) return value;
  const ref = textAt(value, 'Ref');
  const id = ref === '' ? textAt(value, 'Fn::GetAtt', 0) : ref;
  if (id !== '') return PSEUDO[id] ?? addressOf(stage, id);
  const parts = at(value, 'Fn::Join', 1);
  if (Array.isArray(parts)) return parts.map((part) => textAt(written(stage, part))).join('');
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(stage, one)]));
};

/** `https://sqs.<region>.amazonaws.com/<account>/<name>`, which is longer than an ARN. */
const addressOf = ({ exchange }: StageTemplates, id: string): string => {
  const { Type, Properties } = exchange.Resources[id] ?? { Type: '', Properties: {} };
  const name = nameOf({ id, properties: Properties, deletionPolicy: undefined });
  return name === '' ? LONG_ARN : `https://${Type}.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
};

const sizeOf = (stage: StageTemplates, value: Json | undefined): number =>
  Buffer.byteLength(JSON.stringify(written(stage, value ?? null)));

/** What AWS measures when it makes a resource, and no emulator does: each further agency makes these longer. */
export const limitRules: readonly Rule[] = [
  {
    name: 'the settings of a function fit into four kilobytes',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => sizeOf(stage, at(properties, 'Environment', 'Variables')) > 4096,
      ),
    breakIt: {
      type: FUNCTION,
      id: 'answerinquiries',
      path: ['Environment', 'Variables', 'REQUESTERS'],
      value: JSON.stringify(
        Object.fromEntries(Array.from({ length: 150 }, (_, body) => [`OSZN0${body}`, 'social-protection'])),
      ),
    },
  },
  {
    name: 'what a role may do fits beside it: 10,240 characters, or 6,144 in a policy of its own',
    violations: (stage) => [
      ...idsWhere(
        resources(stage.exchange, POLICY),
        ({ properties }) => sizeOf(stage, at(properties, 'PolicyDocument')) > 10_240,
      ),
      ...idsWhere(
        resources(stage.exchange, MANAGED),
        ({ properties }) => sizeOf(stage, at(properties, 'PolicyDocument')) > 6144,
      ),
    ],
    breakIt: {
      type: MANAGED,
      path: ['PolicyDocument', 'Statement', 0, 'Resource'],
      value: Array.from({ length: 60 }, () => LONG_ARN),
    },
  },
  {
    name: 'names fit: 64 characters of a function, 80 of a queue',
    violations: (stage) => [
      ...idsWhere(functionsOf(stage), (one) => nameOf(one).length > 64),
      ...idsWhere(queuesOf(stage), (one) => nameOf(one).length > 80),
    ],
    breakIt: { type: FUNCTION, path: ['FunctionName'], value: `sverka-prod-${'x'.repeat(60)}` },
  },
  {
    name: 'an alarm fits: 1,024 characters of what it means, 10,240 of what it rests on',
    violations: (stage) => [
      ...idsWhere(
        resources(stage.watch, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'),
        ({ properties }) => textAt(properties, 'AlarmDescription').length > 1024,
      ),
      ...idsWhere(
        resources(stage.watch, 'AWS::CloudWatch::CompositeAlarm'),
        ({ properties }) => sizeOf(stage, at(properties, 'AlarmRule')) > 10_240,
      ),
    ],
    breakIt: {
      stack: 'watch',
      type: 'AWS::CloudWatch::Alarm',
      path: ['AlarmDescription'],
      value: 'x'.repeat(1025),
    },
  },
];
