import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { Act, EnvironmentOf } from '#infra/acts';

/** What the stack tells every function below it: where the bundles lie and how long logs stay. */
const Deployment = z.object({ bundles: z.string(), logRetentionDays: z.enum(RetentionDays) });
const DEPLOYMENT = 'sverka:deployment';
export const describeDeployment = (stack: Construct, deployment: z.infer<typeof Deployment>): void => {
  stack.node.setContext(DEPLOYMENT, deployment);
};

export type ActFunctionProps<A extends Act> = {
  act: A;
  /** Everything that the act's own schema of its environment asks for. */
  environment: EnvironmentOf<A>;
  timeout: Duration;
  /**
   * What `handler.ts` exports.
   * @default 'handler'
   */
  exported?: string;
};

/** One deployment of an act: its bundle, its own role that may so far only write its own log, its log group. */
export class ActFunction<A extends Act> extends Construct implements IGrantable {
  readonly act: A;
  readonly lambda: LambdaFunction;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: ActFunctionProps<A>) {
    super(scope, id);
    const { bundles, logRetentionDays } = Deployment.parse(this.node.getContext(DEPLOYMENT));
    this.act = props.act;

    const logGroup = new LogGroup(this, 'Log', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the managed policy of AWS, which may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.grantPrincipal = role;

    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(`${bundles}/${props.act}`, { exclude: ['*.map'] }),
      handler: `index.${props.exported ?? 'handler'}`,
      environment: present(props.environment),
      timeout: props.timeout,
      memorySize: 512,
      role,
      logGroup,
    });
  }
}

const present = (environment: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
