import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DUE_INDEX, OFFICE_INDEX, TABLE_KEYS } from '#schemas/table';

/** What an act may do with rows. There is no deleting: rows leave by their `ttl`. */
export type RowAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem';

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

  grantRows(grantee: IGrantable, actions: readonly RowAction[]): void {
    this.#grant(grantee, actions, this.#table.tableArn);
  }

  grantIndex(grantee: IGrantable, name: typeof DUE_INDEX.name | typeof OFFICE_INDEX.name): void {
    this.#grant(grantee, ['Query'], `${this.#table.tableArn}/index/${name}`);
  }

  #grant(grantee: IGrantable, actions: readonly RowAction[], resourceArn: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [resourceArn],
    });
  }
}
