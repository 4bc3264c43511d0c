import type { Rule } from '#test/infra/rules/rule';
import { functionsOf, idsWhere } from '#test/infra/rules/queue-facts';
import { allows, areAlike, policiesWhere, statementsOf } from '#test/infra/rules/role-facts';
import {
  at,
  idIn,
  listAt,
  resources,
  type Json,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const POLICY = 'AWS::IAM::Policy';
const ROLE = 'AWS::IAM::Role';

const written = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value));

const rolesOf = ({ exchange }: StageTemplates) => resources(exchange, ROLE);

/** Functions that talk to SQS by an address in their settings: what they may and what they know is the same. */
const sendersThatDisagree = (stage: StageTemplates): string[] =>
  idsWhere(functionsOf(stage), ({ id, properties }) => {
    if (id.includes('opsapi')) return false;
    const roleId = idIn(at(properties, 'Role'));
    const known = JSON.stringify(at(properties, 'Environment')).match(/(?<="Ref":")\w+Source\w+(?=")/g) ?? [];
    const allowed = statementsOf(stage)
      .filter((one) => one.roleId === roleId && allows(one, 'sqs:SendMessage'))
      .flatMap(({ resourceIds }) => resourceIds);
    return !areAlike(known, allowed);
  });

const mayNotReadSettings = (stage: StageTemplates): string[] =>
  idsWhere(functionsOf(stage), ({ properties }) => {
    const roleId = idIn(at(properties, 'Role'));
    return !statementsOf(stage).some(
      (one) =>
        one.roleId === roleId &&
        allows(one, 'kms:Decrypt') &&
        one.resourceIds.some((id) => id.startsWith('keyssecrets')),
    );
  });

export const roleRules: readonly Rule[] = [
  {
    name: 'no action is a wildcard',
    violations: (stage) => policiesWhere(stage, ({ actions }) => actions.join().includes('*')),
    breakIt: { type: POLICY, path: ['PolicyDocument', 'Statement', 0, 'Action'], value: 'logs:*' },
  },
  {
    name: 'no resource is a wildcard',
    violations: (stage) => policiesWhere(stage, (one) => JSON.stringify(one.resources).includes('*')),
    breakIt: { type: POLICY, path: ['PolicyDocument', 'Statement', 0, 'Resource'], value: '*' },
  },
  {
    name: 'nobody deletes or scans rows, or changes a table',
    violations: (stage) =>
      policiesWhere(stage, ({ actions }) =>
        actions.some(
          (action) =>
            action.startsWith('dynamodb:') &&
            !/:(BatchGetItem|ConditionCheckItem|GetItem|PutItem|Query|UpdateItem)$/.test(action),
        ),
      ),
    breakIt: {
      type: POLICY,
      path: ['PolicyDocument', 'Statement', 0, 'Action'],
      value: 'dynamodb:DeleteItem',
    },
  },
  {
    name: 'no role holds a policy of AWS',
    violations: (stage) =>
      idsWhere(rolesOf(stage), ({ properties }) =>
        written(listAt(properties, 'ManagedPolicyArns')).includes(':iam::aws:'),
      ),
    breakIt: {
      type: ROLE,
      path: ['ManagedPolicyArns'],
      value: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    },
  },
  {
    name: 'a role is taken on by one service, or by people with a second factor',
    violations: (stage) =>
      idsWhere(rolesOf(stage), ({ properties }) => {
        const [trust, ...more] = listAt(properties, 'AssumeRolePolicyDocument', 'Statement');
        const service = at(trust, 'Principal', 'Service');
        const isService = service === 'lambda.amazonaws.com' || service === 'scheduler.amazonaws.com';
        const hasFactor = at(trust, 'Condition', 'Bool', 'aws:MultiFactorAuthPresent') === 'true';
        return more.length > 0 || !(isService || hasFactor);
      }),
    breakIt: {
      type: ROLE,
      id: 'operators',
      path: ['AssumeRolePolicyDocument', 'Statement', 0, 'Condition'],
    },
  },
  {
    name: 'a timer runs for this account only',
    violations: (stage) =>
      idsWhere(rolesOf(stage), ({ properties }) => {
        const [trust] = listAt(properties, 'AssumeRolePolicyDocument', 'Statement');
        const account = at(trust, 'Condition', 'StringEquals', 'aws:SourceAccount');
        return (
          at(trust, 'Principal', 'Service') === 'scheduler.amazonaws.com' &&
          idIn(account) !== 'AWS::AccountId'
        );
      }),
    breakIt: {
      type: ROLE,
      id: 'sweepTimer',
      path: ['AssumeRolePolicyDocument', 'Statement', 0, 'Condition'],
    },
  },
  {
    name: 'each function has a role that no other has',
    violations: (stage) => {
      const roles = functionsOf(stage).map(({ properties }) => idIn(at(properties, 'Role')) ?? '');
      return roles.filter((role, index) => roles.indexOf(role) !== index);
    },
    breakIt: ['sweep', 'opencase'].map((id) => ({
      type: 'AWS::Lambda::Function',
      id,
      path: ['Role'],
      value: { 'Fn::GetAtt': ['OneRole', 'Arn'] },
    })),
  },
  {
    name: 'a function may send where its settings say so, and only there',
    violations: sendersThatDisagree,
    breakIt: {
      type: 'AWS::Lambda::Function',
      id: 'publishresult',
      path: ['Environment', 'Variables', 'RESULTS_QUEUE_URL'],
      value: 'https://elsewhere.invalid',
    },
  },
  {
    name: 'a function can open its own settings',
    violations: mayNotReadSettings,
    breakIt: { type: POLICY, id: 'sweepRole', path: ['PolicyDocument', 'Statement', 1] },
  },
  {
    name: 'events are announced by publish-result only',
    violations: (stage) =>
      policiesWhere(
        stage,
        (one) =>
          one.actions.some((action) => action.startsWith('events:')) &&
          !one.policyId.startsWith('publishresult'),
      ),
    breakIt: {
      type: POLICY,
      id: 'sweepRole',
      path: ['PolicyDocument', 'Statement', 0, 'Action'],
      value: 'events:PutEvents',
    },
  },
  {
    name: 'a function is called by the front door of its own stack only',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, 'AWS::Lambda::Permission'),
        ({ properties }) =>
          at(properties, 'Principal') !== 'apigateway.amazonaws.com' ||
          !written(at(properties, 'SourceArn')).includes('"Ref":"apiGateway'),
      ),
    breakIt: { type: 'AWS::Lambda::Permission', path: ['SourceArn'] },
  },
];
