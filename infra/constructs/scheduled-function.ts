import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Act } from '#infra/acts';
import { ActFunction, type ActFunctionProps } from '#infra/constructs/act-function';

const PERIOD = Duration.minutes(1);

type ScheduledFunctionProps<A extends Act> = Omit<ActFunctionProps<A>, 'timeout' | 'concurrency'> & {
  /**
   * Its runs of one minute, side by side: each is handed its number and how many there are.
   * @default one run that is handed nothing
   */
  parts?: number;
};

/** A function that runs every minute, once for each part, ends before the next minute begins, and never runs a part twice. */
export class ScheduledFunction<A extends Act> extends ActFunction<A> {
  readonly runsPerMinute: number;

  constructor(scope: Construct, id: string, { parts = 0, ...props }: ScheduledFunctionProps<A>) {
    super(scope, id, {
      ...props,
      timeout: Duration.seconds(PERIOD.toSeconds() - 5),
      concurrency: Math.max(1, parts),
    });
    this.runsPerMinute = Math.max(1, parts);
    // A failed run is not repeated: the next minute does the same work.
    const never = { maximumRetryAttempts: 0, maximumEventAgeInSeconds: PERIOD.toSeconds() };
    this.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: PERIOD });

    // A schedule of another account does not run ours.
    const timer = new Role(this, 'Timer', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    // Not by grantInvoke, which also allows every version.
    timer.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.lambda.functionArn] }),
    );
    const inputs =
      parts === 0
        ? [{}]
        : Array.from({ length: parts }, (_, part) => ({ input: JSON.stringify({ part, of: parts }) }));
    for (const [number, input] of inputs.entries()) {
      const schedule = new CfnSchedule(this, number === 0 ? 'EveryMinute' : `EveryMinute${number + 1}`, {
        scheduleExpression: 'rate(1 minute)',
        flexibleTimeWindow: { mode: 'OFF' },
        target: { arn: this.lambda.functionArn, roleArn: timer.roleArn, retryPolicy: never, ...input },
      });
      schedule.node.addDependency(timer);
    }
    Validations.of(this.lambda).acknowledge({
      id: 'Serverless-LambdaAsyncFailureDestination',
      reason:
        'A run that fails leaves nothing behind: what is due stays due in the table and is seen a minute later.',
    });
  }
}
