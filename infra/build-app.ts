import { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import { bundleFunctions } from '#infra/bundle';
import { ExchangeStack } from '#infra/stacks/exchange-stack';
import { WatchStack } from '#infra/stacks/watch-stack';
import { type StageFacts, type StageName, stages } from '#infra/stages';

export type BuildAppProps = {
  /** Folder of the cloud assembly; the bundles are built into its `bundles/`. */
  outdir: string;
  stages: readonly StageName[];
  /**
   * Other facts than those of the stages, in every stage: what would be, if.
   * @default none
   */
  otherFacts?: Partial<StageFacts>;
  /**
   * Checks every resource against CloudFormation's own schemas at the end: two seconds more.
   * @default true
   */
  isValidated?: boolean;
  /**
   * With alarms and dashboard, in stacks of their own: the exchange’s template is the same without them.
   * @default true
   */
  isWatched?: boolean;
};

/** The app: per stage the exchange, `sverka-<stage>`, and who watches it, `sverka-<stage>-watch`. Only the bundles are written before `synth()`. */
export const buildApp = (props: BuildAppProps): App => {
  const bundles = join(props.outdir, 'bundles');
  bundleFunctions(bundles);
  const app = new App({
    outdir: props.outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: props.isValidated ?? true,
  });
  for (const stage of props.stages) {
    const facts = { ...stages[stage], ...props.otherFacts };
    const exchange = new ExchangeStack(app, `sverka-${stage}`, { facts, bundles });
    if (props.isWatched ?? true) new WatchStack(app, `sverka-${stage}-watch`, { exchange });
  }
  return app;
};
