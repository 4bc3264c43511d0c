import type { Rule } from '#test/infra/rules/rule';
import { idsWhere } from '#test/infra/rules/queue-facts';
import {
  at,
  idIn,
  listAt,
  resources,
  textAt,
  type Found,
  type StageTemplates,
} from '#test/infra/rules/stage-templates';

const TABLE = 'AWS::DynamoDB::Table';
const KEY = 'AWS::KMS::Key';
const SECRET = 'AWS::SecretsManager::Secret';
/** Outlives its stack, but not a first deployment that fails: its name would be in the way of the second. */
const KEPT = 'RetainExceptOnCreate';

const tablesOf = ({ exchange }: StageTemplates): Found[] => resources(exchange, TABLE);
const keysOf = ({ exchange, watch }: StageTemplates): Found[] => [
  ...resources(exchange, KEY),
  ...resources(watch, KEY),
];

const isForEverybody = (statement: Parameters<typeof at>[0]): boolean =>
  at(statement, 'Effect') === 'Allow' &&
  (at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*');

export const tableRules: readonly Rule[] = [
  {
    name: 'the table is recoverable to any second',
    violations: (stage) =>
      idsWhere(
        tablesOf(stage),
        ({ properties }) =>
          at(properties, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') !== true,
      ),
    breakIt: { type: TABLE, path: ['PointInTimeRecoverySpecification'] },
  },
  {
    name: 'the table is protected from deletion and outlives its stack',
    violations: (stage) =>
      idsWhere(
        tablesOf(stage),
        ({ properties, deletionPolicy }) =>
          at(properties, 'DeletionProtectionEnabled') !== true || deletionPolicy !== KEPT,
      ),
    breakIt: { type: TABLE, path: ['DeletionProtectionEnabled'], value: false },
  },
  {
    name: 'the table is encrypted with a key of its own',
    violations: (stage) =>
      idsWhere(
        tablesOf(stage),
        ({ properties }) =>
          !(idIn(at(properties, 'SSESpecification', 'KMSMasterKeyId')) ?? '').startsWith('keystable'),
      ),
    breakIt: { type: TABLE, path: ['SSESpecification', 'KMSMasterKeyId'], value: 'alias/aws/dynamodb' },
  },
  {
    name: 'the table costs by use, and lets go of rows by their ttl',
    violations: (stage) =>
      idsWhere(
        tablesOf(stage),
        ({ properties }) =>
          at(properties, 'BillingMode') !== 'PAY_PER_REQUEST' ||
          at(properties, 'TimeToLiveSpecification', 'Enabled') !== true,
      ),
    breakIt: { type: TABLE, path: ['BillingMode'], value: 'PROVISIONED' },
  },
  {
    name: 'indexes carry keys only: no copy of a row',
    violations: (stage) =>
      tablesOf(stage).flatMap(({ properties }) =>
        listAt(properties, 'GlobalSecondaryIndexes').flatMap((index) =>
          at(index, 'Projection', 'ProjectionType') === 'KEYS_ONLY' ? [] : [textAt(index, 'IndexName')],
        ),
      ),
    breakIt: {
      type: TABLE,
      path: ['GlobalSecondaryIndexes', 0, 'Projection', 'ProjectionType'],
      value: 'ALL',
    },
  },
  {
    name: 'every key is turned once a year, and is nobody’s by default',
    violations: (stage) =>
      idsWhere(
        keysOf(stage),
        ({ properties }) =>
          at(properties, 'EnableKeyRotation') !== true ||
          listAt(properties, 'KeyPolicy', 'Statement').some(isForEverybody),
      ),
    breakIt: { type: KEY, id: 'queues', path: ['EnableKeyRotation'] },
  },
  {
    name: 'queues, table, evidence and secrets have a key each',
    violations: ({ exchange }) => {
      const ids = resources(exchange, KEY).map(({ id }) => id);
      return ['queues', 'table', 'evidence', 'secrets'].filter(
        (purpose) => ids.filter((id) => id.startsWith(`keys${purpose}`)).length !== 1,
      );
    },
    breakIt: { type: KEY, id: 'evidence', path: [] },
  },
  {
    name: 'secrets are made by AWS, encrypted with their key, and kept',
    violations: ({ exchange }) =>
      idsWhere(
        resources(exchange, SECRET),
        ({ properties, deletionPolicy }) =>
          at(properties, 'GenerateSecretString') === undefined ||
          at(properties, 'SecretString') !== undefined ||
          !(idIn(at(properties, 'KmsKeyId')) ?? '').startsWith('keyssecrets') ||
          deletionPolicy !== KEPT,
      ),
    breakIt: { type: SECRET, path: ['SecretString'], value: 'written here' },
  },
];
