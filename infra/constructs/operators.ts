import { Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  type IGrantable,
  type IPrincipal,
  ManagedPolicy,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DurableQueue } from '#infra/constructs/durable-queue';
import type { HttpApi, Route } from '#infra/constructs/http-api';

export type OperatorsProps = { api: HttpApi; routes: readonly Route[]; queues: readonly DurableQueue[] };

/** The role that people of operations take on, with a second factor: the desk's routes, and moving dead letters by SQS itself. */
export class Operators extends Construct implements IGrantable {
  readonly grantPrincipal: IPrincipal;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, { api, routes, queues }: OperatorsProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      roleName: `${Stack.of(this).stackName}-operators`,
      assumedBy: new AccountRootPrincipal().withConditions({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      }),
    });
    const policy = new ManagedPolicy(this, 'Policy', { roles: [role] });
    this.grantPrincipal = policy.grantPrincipal;
    this.roleArn = role.roleArn;

    policy.addStatements(
      new PolicyStatement({
        actions: ['execute-api:Invoke'],
        resources: routes.map((route) => api.arnOf(route)),
      }),
    );
    // For the day on which the table is broken and the exchange cannot send anything again by itself.
    policy.addStatements(
      new PolicyStatement({
        actions: [
          'sqs:StartMessageMoveTask',
          'sqs:ListMessageMoveTasks',
          'sqs:CancelMessageMoveTask',
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
        ],
        resources: queues.map(({ deadLetters }) => deadLetters.queueArn),
      }),
    );
    for (const queue of queues) queue.grantSend(this);
  }
}
