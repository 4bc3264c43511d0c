import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import type { ActFunction } from '#infra/constructs/act-function';
import { storeAccess } from '#infra/store-access';
import { DUE_INDEX, OFFICE_INDEX, TABLE_KEYS } from '#schemas/table';

const text = (name: string) => ({ name, type: AttributeType.STRING });

const index = (facts: typeof DUE_INDEX | typeof OFFICE_INDEX) => ({
  indexName: facts.name,
  partitionKey: text(facts.partition),
  sortKey: text(facts.sort),
  projectionType: ProjectionType.KEYS_ONLY,
});

/** The one table of the exchange: on demand, recoverable to any second of the last 35 days, protected from deletion. */
export class ExchangeTable extends Construct {
  readonly tableName: string;
  readonly #table: TableV2;

  constructor(scope: Construct, id: string, props: { keepsData: boolean }) {
    super(scope, id);
    this.#table = new TableV2(this, 'Rows', {
      partitionKey: text(TABLE_KEYS.partition),
      sortKey: text(TABLE_KEYS.sort),
      billing: Billing.onDemand(),
      globalSecondaryIndexes: [index(DUE_INDEX), index(OFFICE_INDEX)],
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.tableName = this.#table.tableName;
  }

  /** Lets an act do what its calls of the store need, and nothing else. */
  grantStore(...deployments: readonly ActFunction<Act>[]): void {
    for (const deployment of deployments) {
      const { rows, indexes } = storeAccess(deployment.act);
      this.#grant(deployment, rows, [this.#table.tableArn]);
      this.#grant(
        deployment,
        ['Query'],
        indexes.map((name) => `${this.#table.tableArn}/index/${name}`),
      );
    }
  }

  #grant(grantee: IGrantable, actions: readonly string[], resourceArns: string[]): void {
    if (actions.length === 0 || resourceArns.length === 0) return;
    Grant.addToPrincipal({ grantee, actions: actions.map((action) => `dynamodb:${action}`), resourceArns });
  }
}
