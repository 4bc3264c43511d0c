import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { fateOf } from '#infra/constructs/fate-of';

/** What a key protects. One key each: who may read the queues may not read the table for that. */
type Purpose = 'queues' | 'table' | 'evidence' | 'secrets';

const DESCRIPTIONS: Record<Purpose, string> = {
  queues: 'Sverka: messages between acts, dead letters',
  table: 'Sverka: cases, answers, results',
  evidence: 'Sverka: logs of the functions and of the front door',
  secrets: 'Sverka: secrets, and settings of functions',
};

/** The keys of the exchange: each is ours, and AWS turns its material once a year. */
export class ExchangeKeys extends Construct {
  readonly queues: Key;
  readonly table: Key;
  readonly evidence: Key;
  readonly secrets: Key;

  constructor(scope: Construct, id: string, props: { keepsData: boolean }) {
    super(scope, id);
    const removalPolicy = fateOf(props);
    const key = (purpose: Purpose): Key =>
      new Key(this, purpose, { description: DESCRIPTIONS[purpose], enableKeyRotation: true, removalPolicy });
    this.queues = key('queues');
    this.table = key('table');
    this.evidence = key('evidence');
    this.secrets = key('secrets');
    this.#letLogsIn();
  }

  /** For whoever sends; whoever receives needs the first one only. */
  grantSend(grantee: IGrantable): void {
    this.queues.grant(grantee, 'kms:Decrypt', 'kms:GenerateDataKey');
  }

  /** CloudWatch Logs encrypts by itself, and only log groups of this account. */
  #letLogsIn(): void {
    const { region, partition, account } = Stack.of(this);
    this.evidence.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
  }
}
