import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere, mappingsOf } from '#test/infra/rules/queue-facts';
import {
  at,
  idIn,
  numberAt,
  resources,
  textAt,
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
    name: 'whoever runs every minute ends within it, and runs once at a time for each of its timers',
    violations: (stage) =>
      idsWhere(
        functionsOf(stage).filter(({ id }) => onTimer(stage).includes(id)),
        ({ id, properties }) =>
          !(numberAt(properties, 'Timeout') < 60) ||
          numberAt(properties, 'ReservedConcurrentExecutions') !==
            onTimer(stage).filter((timed) => timed === id).length,
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
    breakIt: { type: 'AWS::Scheduler::Schedule', id: 'answerinquiries', path: [] },
  },
];
