import { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import { bundleFunctions } from '#infra/bundle';
import { ExchangeStack } from '#infra/stacks/exchange-stack';
import { type StageName, stages } from '#infra/stages';

export type BuildAppProps = {
  /** Folder of the cloud assembly; the bundles are built into its `bundles/`. */
  outdir: string;
  stages: readonly StageName[];
  /**
   * Checks every resource against CloudFormation's own schemas at the end: two seconds more.
   * @default true
   */
  isValidated?: boolean;
};

/** The app: one stack per stage, named `sverka-<stage>`. Only the bundles are written before `synth()`. */
export const buildApp = (props: BuildAppProps): App => {
  const bundles = join(props.outdir, 'bundles');
  bundleFunctions(bundles);
  const app = new App({
    outdir: props.outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: props.isValidated ?? true,
  });
  for (const stage of props.stages) {
    new ExchangeStack(app, `sverka-${stage}`, { facts: stages[stage], bundles });
  }
  return app;
};
