import { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import { bundleFunctions } from '#infra/bundle';
import { ExchangeStack } from '#infra/stacks/exchange-stack';
import { type StageName, stages } from '#infra/stages';

/**
 * The app with one stack per stage, named `sverka-<stage>`.
 * @param outdir folder of the cloud assembly; the bundles are built into its `bundles/`
 */
export const buildApp = (outdir: string, stageNames: readonly StageName[]): App => {
  const bundles = join(outdir, 'bundles');
  bundleFunctions(bundles);
  const app = new App({ outdir, analyticsReporting: false });
  for (const stage of stageNames)
    new ExchangeStack(app, `sverka-${stage}`, { facts: stages[stage], bundles });
  return app;
};
