import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import { ActFunction, type ActFunctionProps } from '#infra/constructs/act-function';

const PERIOD = Duration.minutes(1);

/** A function that runs every minute and ends before the next minute begins. */
export class ScheduledFunction<A extends Act> extends ActFunction<A> {
  constructor(scope: Construct, id: string, props: Omit<ActFunctionProps<A>, 'timeout'>) {
    super(scope, id, { ...props, timeout: Duration.seconds(PERIOD.toSeconds() - 5) });
    // A failed run is not repeated: the next minute does the same work.
    this.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: PERIOD });
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(PERIOD),
      targets: [new LambdaTarget(this.lambda, { retryAttempts: 0, maxEventAge: PERIOD })],
    });
  }
}
