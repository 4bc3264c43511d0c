import { ArnFormat, Duration, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  RedrivePermission,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deploymentOf } from '#infra/constructs/deployment';
import type { ExchangeKeys } from '#infra/constructs/exchange-keys';

export type DurableQueueProps = {
  /** What stands still while messages lie in the dead-letter queue, for the person who is woken by the alarm. */
  impact: string;
  /** Longest run of the consumer; a message stays hidden six times as long. */
  consumerTimeout: Duration;
  /**
   * Failed runs before a message is a dead letter.
   * @default 5
   */
  maxReceiveCount?: number;
  /**
   * First in, first out within a group, and a repeat within five minutes is dropped by its id: for what leaves the house.
   * @default false
   */
  fifo?: boolean;
};

/** Order and repeats count within a group; as a whole the queue would take 300 calls a second and no more. */
const IN_ORDER = {
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
};

/** Somebody with a role of their own. */
export type Producer = IGrantable & { roleArn: string };

/**
 * A queue that loses nothing: encrypted, TLS only, written by named roles only, with a dead-letter queue that keeps
 * longer than its source (a dead letter keeps its age). The watch stack puts an alarm on each.
 */
export class DurableQueue extends Construct {
  readonly source: Queue;
  readonly deadLetters: Queue;
  readonly url: string;
  readonly impact: string;
  readonly queueName: string;
  readonly deadLetterName: string;
  readonly #keys: ExchangeKeys;
  #isTaken = false;
  readonly #producers: string[] = [];

  constructor(scope: Construct, id: string, props: DurableQueueProps) {
    super(scope, id);
    this.#keys = deploymentOf(this).keys;
    this.impact = props.impact;

    // Named, because each of the two policies below names the other queue: without names CloudFormation sees a cycle.
    const name = `${Stack.of(this).stackName}-${id}`;
    const [suffix, fifo] = props.fifo === true ? ['.fifo', IN_ORDER] : ['', {}];
    this.queueName = `${name}${suffix}`;
    this.deadLetterName = `${name}-dlq${suffix}`;
    const sourceArn = Stack.of(this).formatArn({
      service: 'sqs',
      resource: this.queueName,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    const protection = {
      ...fifo,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.#keys.queues,
      // One call for a key an hour and environment, not one a message.
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
    };

    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...protection,
      queueName: this.deadLetterName,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [Queue.fromQueueArn(this, 'SourceByArn', sourceArn)],
      },
    });
    this.source = new Queue(this, 'Source', {
      ...protection,
      queueName: this.queueName,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount ?? 5 },
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    });
    this.url = this.source.queueUrl;
    this.#refuseStrangers();
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'This is where dead letters end: a person decides over them.',
    });
  }

  /** Whether anybody may take messages. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** The one thing a producer may do. */
  grantSend(...producers: readonly Producer[]): void {
    for (const producer of producers) {
      this.source.grant(producer, 'sqs:SendMessage');
      this.#keys.grantSend(producer);
      this.#producers.push(producer.roleArn);
    }
  }

  /** For a producer that sends no more than is worked on. */
  grantHints(producer: Producer): void {
    this.grantSend(producer);
    this.source.grant(producer, 'sqs:GetQueueAttributes');
  }

  /** What an event source mapping does in its function's name. */
  grantConsume(consumer: IGrantable): void {
    this.#isTaken = true;
    this.source.grant(consumer, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
    this.#keys.queues.grant(consumer, 'kms:Decrypt');
  }

  /** Lets systems outside the exchange send, named by the ARN of their role. */
  admitSenders(roleArns: readonly string[]): void {
    this.#admit(roleArns, ['sqs:SendMessage'], ['kms:Decrypt', 'kms:GenerateDataKey']);
    this.#producers.push(...roleArns);
  }

  /** Lets systems outside the exchange take messages, named by the ARN of their role. */
  admitReaders(roleArns: readonly string[]): void {
    this.#isTaken ||= roleArns.length > 0;
    this.#admit(
      roleArns,
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
      ['kms:Decrypt'],
    );
  }

  #admit(roleArns: readonly string[], actions: string[], keyActions: string[]): void {
    if (roleArns.length === 0) return;
    const principals = roleArns.map((arn) => new ArnPrincipal(arn));
    const { queues } = this.#keys;
    this.source.addToResourcePolicy(
      new PolicyStatement({ principals, actions, resources: [this.source.queueArn] }),
    );
    queues.addToResourcePolicy(new PolicyStatement({ principals, actions: keyActions, resources: ['*'] }));
  }

  #refuseStrangers(): void {
    this.source.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NamedProducersOnly',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sqs:SendMessage'],
        resources: [this.source.queueArn],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': Lazy.list({ produce: () => this.#producers }) } },
      }),
    );
  }
}
