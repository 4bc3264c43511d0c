import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import type { ActFunction } from '#infra/constructs/act-function';
import { deploymentOf } from '#infra/constructs/deployment';
import { fateOf } from '#infra/constructs/fate-of';
import { storeAccess } from '#infra/store-access';
import { DUE_INDEX, OFFICE_INDEX, TABLE_KEYS } from '#schemas/table';

/** What DynamoDB does with the key in a caller's name. */
const KEY_ACTIONS = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

export type ExchangeTableProps = {
  /**
   * Name of the table into which a backup was restored: acts work on it, and the first one stays as it is.
   * @default none: acts work on the stack's own table
   */
  restoredTableName?: string;
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

const index = (facts: typeof DUE_INDEX | typeof OFFICE_INDEX) => ({
  indexName: facts.name,
  partitionKey: text(facts.partition),
  sortKey: text(facts.sort),
  projectionType: ProjectionType.KEYS_ONLY,
});

/**
 * The one table of the exchange: on demand, encrypted with a key of its own, recoverable to any second of the last 35
 * days; where data are kept, protected from deletion and outliving its stack.
 */
export class ExchangeTable extends Construct {
  readonly tableName: string;
  /** The same, known before anything is deployed. */
  readonly plainName: string;
  readonly #arn: string;

  constructor(scope: Construct, id: string, { restoredTableName }: ExchangeTableProps) {
    super(scope, id);
    const { keepsData, keys } = deploymentOf(this);
    const ownName = `${Stack.of(this).stackName}-rows`;
    const own = new Table(this, 'Rows', {
      tableName: ownName,
      partitionKey: text(TABLE_KEYS.partition),
      sortKey: text(TABLE_KEYS.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: keys.table,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy: fateOf({ keepsData }),
    });
    Validations.of(own).acknowledge({
      id: 'NIST.800.53.R5-DynamoDBInBackupPlan',
      reason: 'Recoverable to any second of 35 days; longer keeping would keep what is to be forgotten.',
    });
    for (const facts of [DUE_INDEX, OFFICE_INDEX]) own.addGlobalSecondaryIndex(index(facts));
    this.plainName = restoredTableName ?? ownName;
    this.tableName = restoredTableName ?? own.tableName;
    this.#arn =
      restoredTableName === undefined
        ? own.tableArn
        : Stack.of(this).formatArn({
            service: 'dynamodb',
            resource: 'table',
            resourceName: restoredTableName,
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          });
  }

  /** Lets an act do what its calls of the store need, and nothing else. */
  grantStore(...deployments: readonly ActFunction<Act>[]): void {
    for (const deployment of deployments) {
      const { rows, indexes } = storeAccess(deployment.act);
      this.#grant(deployment, rows, [this.#arn]);
      this.#grant(
        deployment,
        ['Query'],
        indexes.map((name) => `${this.#arn}/index/${name}`),
      );
      this.#grantKey(deployment);
    }
  }

  #grant(grantee: IGrantable, actions: readonly string[], resourceArns: string[]): void {
    if (actions.length === 0 || resourceArns.length === 0) return;
    Grant.addToPrincipal({ grantee, actions: actions.map((action) => `dynamodb:${action}`), resourceArns });
  }

  /** Only through DynamoDB: with the table's key alone nobody can open anything. */
  #grantKey(grantee: IGrantable): void {
    const { region, urlSuffix } = Stack.of(this);
    Grant.addToPrincipal({
      grantee,
      actions: KEY_ACTIONS,
      resourceArns: [deploymentOf(this).keys.table.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } },
    });
  }
}
