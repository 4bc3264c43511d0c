import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { deploymentOf } from '#infra/constructs/deployment';
import { fateOf } from '#infra/constructs/fate-of';

/** A log with an end and a key. Where data are kept, the log outlives its stack too. */
export class KeptLog extends LogGroup {
  constructor(scope: Construct, id: string, logGroupName: string) {
    const { keys, logRetentionDays, keepsData } = deploymentOf(scope);
    super(scope, id, {
      logGroupName,
      retention: logRetentionDays,
      encryptionKey: keys.evidence,
      removalPolicy: fateOf({ keepsData }),
    });
  }
}
