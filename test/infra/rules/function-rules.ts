import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere, mappingsOf } from '#test/infra/rules/queue-facts';
import {
  at,
  idIn,
  listAt,
  numberAt,
  resources,
  textAt,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const FUNCTION = 'AWS::Lambda::Function';
const LOG = 'AWS::Logs::LogGroup';

/** The front door hangs up after 30 s. */
const DOOR_SECONDS = 29;

const behindTheDoor = (stage: StageTemplates): string[] =>
  resources(stage.exchange, 'AWS::ApiGatewayV2::Integration').flatMap(
    ({ properties }) => idIn(at(properties, 'IntegrationUri')) ?? [],
  );

const onTimer = ({ exchange }: StageTemplates): string[] =>
  resources(exchange, 'AWS::Scheduler::Schedule').flatMap(
    ({ properties }) => idIn(at(properties, 'Target', 'Arn')) ?? [],
  );

/** What could be a secret by its name, and is not public by it. */
const isSecretName = (name: string): boolean =>
  /KEY|SECRET|TOKEN|PASSWORD/.test(name) && !name.startsWith('TRUSTED_');
const isReference = (value: Json): boolean => JSON.stringify(value).includes('{{resolve:secretsmanager:');

const plainSecrets = (stage: StageTemplates): string[] =>
  functionsOf(stage).flatMap(({ id, properties }) => {
    const variables = at(properties, 'Environment', 'Variables');
    if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return [id];
    return Object.entries(variables).flatMap(([name, value]) =>
      isSecretName(name) && !isReference(value) ? [`${id}/${name}`] : [],
    );
  });

/** Keys in hexadecimal, PEM, AWS access keys; the names of assets are digests too, and stand apart. */
const SECRET_TEXT = /-----BEGIN|\bAKIA[0-9A-Z]{16}\b|(?<![0-9a-f.])[0-9a-f]{64,256}(?![0-9a-f]|\.zip)/;

export const functionRules: readonly Rule[] = [
  {
    name: 'functions run on Node 24, on Graviton',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) =>
          at(properties, 'Runtime') !== 'nodejs24.x' || at(properties, 'Architectures', 0) !== 'arm64',
      ),
    breakIt: { type: FUNCTION, path: ['Runtime'], value: 'nodejs18.x' },
  },
  {
    name: 'each function writes to a log group of its own, named after it',
    violations: (stage) =>
      idsWhere(functionsOf(stage), ({ properties }) => {
        const id = idIn(at(properties, 'LoggingConfig', 'LogGroup'));
        const log = resources(stage.exchange, LOG).find((one) => one.id === id);
        return at(log?.properties, 'LogGroupName') !== `/aws/lambda/${textAt(properties, 'FunctionName')}`;
      }),
    breakIt: { type: FUNCTION, path: ['LoggingConfig'] },
  },
  {
    name: 'every log has an end and the key of the evidence',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, LOG),
        ({ properties }) =>
          !(numberAt(properties, 'RetentionInDays') > 0) ||
          !(idIn(at(properties, 'KmsKeyId')) ?? '').startsWith('keysevidence'),
      ),
    breakIt: { type: LOG, path: ['RetentionInDays'] },
  },
  {
    name: 'settings are encrypted with the key of the secrets',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => !(idIn(at(properties, 'KmsKeyArn')) ?? '').startsWith('keyssecrets'),
      ),
    breakIt: { type: FUNCTION, id: 'opencase', path: ['KmsKeyArn'] },
  },
  {
    name: 'what is secret by its name is a reference to Secrets Manager',
    violations: plainSecrets,
    breakIt: {
      type: FUNCTION,
      id: 'opencase',
      path: ['Environment', 'Variables', 'PERSON_INDEX_KEY'],
      value: 'correct horse battery staple',
    },
  },
  {
    name: 'nothing in the template looks like a key',
    violations: ({ exchange, watch }) =>
      [exchange, watch].flatMap(
        (template) => SECRET_TEXT.exec(JSON.stringify(template.Resources))?.[0] ?? [],
      ),
    breakIt: {
      type: FUNCTION,
      path: ['Environment', 'Variables', 'NOTE'],
      value: '5ec2e700'.repeat(8),
    },
  },
  {
    name: 'no function believes a caller without proof',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => at(properties, 'Environment', 'Variables', 'DOOR') !== undefined,
      ),
    breakIt: { type: FUNCTION, id: 'opsapi', path: ['Environment', 'Variables', 'DOOR'], value: 'open' },
  },
  {
    name: 'every function has its runs reserved',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) => !(numberAt(properties, 'ReservedConcurrentExecutions') >= 1),
      ),
    breakIt: { type: FUNCTION, id: 'opsapi', path: ['ReservedConcurrentExecutions'] },
  },
  {
    name: 'whoever is called over HTTP ends before the door hangs up',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage).filter(({ id }) => behindTheDoor(stage).includes(id)),
        ({ properties }) => !(numberAt(properties, 'Timeout') <= DOOR_SECONDS),
      ),
    breakIt: { type: FUNCTION, id: 'opsapi', path: ['Timeout'], value: 31 },
  },
  {
    name: 'whoever runs every minute ends within it, and never runs twice at a time',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage).filter(({ id }) => onTimer(stage).includes(id)),
        ({ properties }) =>
          !(numberAt(properties, 'Timeout') < 60) ||
          numberAt(properties, 'ReservedConcurrentExecutions') !== 1,
      ),
    breakIt: { type: FUNCTION, id: 'sweep', path: ['ReservedConcurrentExecutions'], value: 2 },
  },
  {
    name: 'a failed run of the timer is not repeated',
    violations: ({ exchange }) => [
      ...idsWhere(
        resources(exchange, 'AWS::Scheduler::Schedule'),
        ({ properties }) => numberAt(properties, 'Target', 'RetryPolicy', 'MaximumRetryAttempts') !== 0,
      ),
      ...idsWhere(
        resources(exchange, 'AWS::Lambda::EventInvokeConfig'),
        ({ properties }) => numberAt(properties, 'MaximumRetryAttempts') !== 0,
      ),
    ],
    breakIt: { type: 'AWS::Lambda::EventInvokeConfig', path: ['MaximumRetryAttempts'], value: 2 },
  },
  {
    name: 'every function has one way in: a queue, the door or the timer',
    violations: (stage) =>
      idsWhere(functionsOf(stage), ({ id }) => {
        const ways = [
          mappingsOf(stage).some(({ properties }) => idIn(at(properties, 'FunctionName')) === id),
          behindTheDoor(stage).includes(id),
          onTimer(stage).includes(id),
        ];
        return ways.filter(Boolean).length !== 1;
      }),
    breakIt: { type: 'AWS::Scheduler::Schedule', id: 'sweep', path: [] },
  },
  {
    name: 'nothing but the bundle runs: no layer, no option of Node',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage),
        ({ properties }) =>
          listAt(properties, 'Layers').length > 0 ||
          at(properties, 'Environment', 'Variables', 'NODE_OPTIONS') !== undefined,
      ),
    breakIt: { type: FUNCTION, path: ['Environment', 'Variables', 'NODE_OPTIONS'], value: '--inspect' },
  },
];
