import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

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

/**
 * A queue that loses nothing: encrypted, TLS only, with a dead-letter queue that keeps longer than its source
 * (a dead letter keeps its age) and an alarm that says what its filling means.
 */
export class DurableQueue extends Construct {
  readonly source: Queue;
  readonly deadLetters: Queue;
  readonly url: string;

  constructor(scope: Construct, id: string, props: DurableQueueProps) {
    super(scope, id);

    // Named, because each of the two policies below names the other queue: without names CloudFormation sees a cycle.
    const name = `${Stack.of(this).stackName}-${id}`;
    const [suffix, fifo] = props.fifo === true ? ['.fifo', { fifo: true }] : ['', {}];
    const queueName = `${name}${suffix}`;
    const sourceArn = Stack.of(this).formatArn({
      service: 'sqs',
      resource: queueName,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });

    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: `${name}-dlq${suffix}`,
      ...fifo,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [Queue.fromQueueArn(this, 'SourceByArn', sourceArn)],
      },
    });
    this.source = new Queue(this, 'Source', {
      queueName,
      ...fifo,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount ?? 5 },
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    });

    this.url = this.source.queueUrl;

    new Alarm(this, 'DeadLetterAlarm', {
      alarmDescription: props.impact,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
  /** The one thing a producer may do. */
  grantSend(...producers: readonly IGrantable[]): void {
    for (const producer of producers) this.source.grant(producer, 'sqs:SendMessage');
  }
}
