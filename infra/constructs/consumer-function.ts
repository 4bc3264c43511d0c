import { type Duration, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import { ActFunction, type ActFunctionProps } from '#infra/constructs/act-function';
import { DurableQueue } from '#infra/constructs/durable-queue';

export type ConsumerFunctionProps<A extends Act> = Omit<ActFunctionProps<A>, 'concurrency'> & {
  /** Name of the queue; also what the desk calls it. */
  queue: string;
  /** Batches at work at the same time, at least 2. */
  maxConcurrency: number;
  /**
   * Messages of one run.
   * @default 10
   */
  batchSize?: number;
  /**
   * How long a batch may wait to fill.
   * @default none: under load batches fill by themselves
   */
  window?: Duration;
};

/** A function that lives on a queue of its own, and settles each message of a batch by itself. */
export class ConsumerFunction<A extends Act> extends ActFunction<A> {
  readonly queue: DurableQueue;

  constructor(scope: Construct, id: string, props: ConsumerFunctionProps<A>) {
    super(scope, id, { ...props, concurrency: props.maxConcurrency });
    this.queue = new DurableQueue(scope, props.queue, {
      impact: props.impact,
      consumerTimeout: props.timeout,
    });
    this.queue.grantConsume(this);
    this.lambda.addEventSourceMapping('Messages', {
      eventSourceArn: this.queue.source.queueArn,
      batchSize: props.batchSize ?? 10,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
      ...(props.window === undefined ? {} : { maxBatchingWindow: props.window }),
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A destination is for streams; a message of a queue goes to the dead letters of that queue.',
    });
  }
}
