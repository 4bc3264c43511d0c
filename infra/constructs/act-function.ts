import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnFunction, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Act, EnvironmentOf } from '#infra/acts';
import type { ClosedNetwork } from '#infra/constructs/closed-network';
import { deploymentOf } from '#infra/constructs/deployment';
import { KeptLog } from '#infra/constructs/kept-log';

export type ActFunctionProps<A extends Act> = {
  act: A;
  /** Everything that the act's own schema of its environment asks for. */
  environment: EnvironmentOf<A>;
  timeout: Duration;
  /** Runs at the same time: reserved for this function, and no more than that. */
  concurrency: number;
  /** What stands still while it fails, for the person who is woken by the alarm. */
  impact: string;
  /**
   * What `handler.ts` exports.
   * @default 'handler'
   */
  exported?: string;
  /**
   * Folder of the bundle, where an act has several.
   * @default the act's own
   */
  bundle?: string;
};

/** One deployment of an act: its bundle, its own role that may so far only write its own log, its log group. */
export class ActFunction<A extends Act> extends Construct implements IGrantable {
  readonly act: A;
  readonly impact: string;
  readonly functionName: string;
  readonly lambda: LambdaFunction;
  readonly grantPrincipal: IPrincipal;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ActFunctionProps<A>) {
    super(scope, id);
    const { bundles, keys, network, reservesConcurrency } = deploymentOf(this);
    this.act = props.act;
    this.impact = props.impact;
    // Named, so that the watch stack, the runbook and whoever reads a log can say which.
    this.functionName = [Stack.of(this).stackName, ...this.node.path.split('/').slice(1)].join('-');

    const logGroup = new KeptLog(this, 'Log', `/aws/lambda/${this.functionName}`);
    // Not the managed policy of AWS, which may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    // Without this, Lambda cannot open the function's own settings, among them secrets.
    keys.secrets.grant(role, 'kms:Decrypt');
    this.grantPrincipal = role;
    this.roleArn = role.roleArn;

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: this.functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(`${bundles}/${props.bundle ?? props.act}`, { exclude: ['*.map'] }),
      handler: `index.${props.exported ?? 'handler'}`,
      environment: present(props.environment),
      environmentEncryption: keys.secrets,
      timeout: props.timeout,
      memorySize: 512,
      ...(reservesConcurrency ? { reservedConcurrentExecutions: props.concurrency } : {}),
      role,
      logGroup,
    });
    acknowledgeWhatIsMeant(this);
    if (network === undefined) acknowledgeOutside(this);
    else
      putInside(network, { lambda: this.lambda, role, callsAgencies: 'ALLOWED_HOSTS' in props.environment });
  }
}

const acknowledgeWhatIsMeant = (construct: Construct): void => {
  const noDeadLetters =
    'Nobody invokes it asynchronously but the timer, whose next run does the same work; dead letters lie with the queues.';
  Validations.of(construct).acknowledge(
    { id: 'NIST.800.53.R5-LambdaDLQ', reason: noDeadLetters },
    { id: 'Serverless-LambdaDLQ', reason: noDeadLetters },
    {
      id: 'Serverless-LambdaTracing',
      reason:
        'Every log line bears a correlation id; X-Ray would ask for a right on every resource and keep addresses of agencies.',
    },
    {
      id: 'NIST.800.53.R5-IAMNoInlinePolicy',
      reason: 'One role, one policy, one function: it is nobody else’s and goes with its role.',
    },
  );
};

/** Whoever has hosts to call may leave for the agencies; nobody else leaves the network. */
const putInside = (
  network: ClosedNetwork,
  { lambda, role, callsAgencies }: { lambda: LambdaFunction; role: Role; callsAgencies: boolean },
): void => {
  role.addManagedPolicy(ManagedPolicy.fromManagedPolicyArn(role, 'Interfaces', network.interfacePolicyArn));
  const resource = lambda.node.defaultChild;
  if (!(resource instanceof CfnFunction)) throw new Error(`${lambda.node.path}: no function inside`);
  resource.vpcConfig = network.place(callsAgencies);
};

const acknowledgeOutside = (construct: Construct): void => {
  Validations.of(construct).acknowledge({
    id: 'NIST.800.53.R5-LambdaInsideVPC',
    reason:
      'Calls go to hosts of its own list only and follow no redirect; docs/hosting.md says how to run inside one.',
  });
};

const present = (environment: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
