import type { Rule } from '#test/infra/rules/rule';
import { allows, policiesWhere, statementsOf, type Statement } from '#test/infra/rules/role-facts';
import { at } from '#test/infra/rules/stage-templates';

const POLICY = 'AWS::IAM::Policy';

/** Developer guide of DynamoDB, encryption at rest: the least that a customer's key must allow; grants are its maker's. */
const DONE_WITH_THE_KEY = [
  'Encrypt',
  'Decrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'DescribeKey',
];

const isAboutTheTable = ({ resourceIds }: Statement): boolean =>
  resourceIds.some((id) => id.startsWith('keystable'));

/** What roles may do with the key of the table. */
export const keyRules: readonly Rule[] = [
  {
    name: 'the key of the table opens nothing but through DynamoDB',
    violations: (stage) =>
      policiesWhere(
        stage,
        (one) =>
          isAboutTheTable(one) &&
          !JSON.stringify(at(one.condition, 'StringEquals', 'kms:ViaService') ?? '').includes('dynamodb.'),
      ),
    breakIt: {
      type: POLICY,
      id: 'receiveanswerRole',
      path: ['PolicyDocument', 'Statement', 3, 'Condition'],
    },
  },
  {
    name: 'whoever asks for rows may do with their key what DynamoDB does in the caller’s name',
    violations: (stage) =>
      policiesWhere(
        stage,
        (one) =>
          one.actions.some((action) => action.startsWith('dynamodb:')) &&
          !statementsOf(stage).some(
            (other) =>
              other.policyId === one.policyId &&
              isAboutTheTable(other) &&
              DONE_WITH_THE_KEY.every((action) => allows(other, `kms:${action}`)),
          ),
      ),
    breakIt: {
      type: POLICY,
      id: 'receiveanswerRole',
      path: ['PolicyDocument', 'Statement', 3, 'Action', 5],
    },
  },
];
