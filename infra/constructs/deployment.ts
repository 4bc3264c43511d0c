import { Stack } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { ClosedNetwork } from '#infra/constructs/closed-network';
import type { ExchangeKeys } from '#infra/constructs/exchange-keys';

/** What holds for everything of a stack, told once. */
export type Deployment = {
  /** Folder of the bundles, one folder per act. */
  bundles: string;
  logRetentionDays: RetentionDays;
  keepsData: boolean;
  reservesConcurrency: boolean;
  keys: ExchangeKeys;
  /** Absent: functions run outside any network of the account. */
  network: ClosedNetwork | undefined;
};

const deployments = new WeakMap<Stack, Deployment>();

export const describeDeployment = (stack: Stack, deployment: Deployment): void => {
  deployments.set(stack, deployment);
};

/** Throws where the stack has not described its deployment. */
export const deploymentOf = (construct: Construct): Deployment => {
  const deployment = deployments.get(Stack.of(construct));
  if (deployment === undefined) throw new Error(`${construct.node.path}: its stack describes no deployment`);
  return deployment;
};
