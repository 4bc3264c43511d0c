import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type StageFacts, stages } from '#infra/stages';

const Action = z.enum(['deploy', 'diff', 'destroy']);
type Action = z.infer<typeof Action>;
const Stage = z.enum(['dev', 'test', 'prod']);

const FLAGS: Record<Action, readonly string[]> = {
  // Whoever deploys has seen the difference, or has a reviewer who has.
  deploy: ['--require-approval', 'never'],
  diff: [],
  destroy: ['--force'],
};

/** What an action may not meet. AWS would refuse too, minutes later, in words of its own. */
const FAULTS: Record<Action, (facts: StageFacts) => string | undefined> = {
  // API Gateway reads what the issuer publishes when it makes the authorizer.
  deploy: ({ identity }) =>
    new URL(identity.issuer).hostname.endsWith('.invalid')
      ? 'nobody signs its tokens yet: set "identity" in infra/stages.ts (docs/hosting.md).'
      : undefined,
  diff: () => undefined,
  destroy: ({ keepsData }) => (keepsData ? 'it keeps data: nothing here destroys it.' : undefined),
};

/**
 * What the CDK command line is told: `deploy --stage test -- --force` → both stacks of the stage, the rest as it stands.
 * Throws where a stage that keeps data would be destroyed, where AWS could not make it as it stands, and at anything unknown.
 * `otherFacts`: as `buildApp` takes them.
 */
export const cdkArguments = (given: readonly string[], otherFacts: Partial<StageFacts> = {}): string[] => {
  const { positionals, values } = parseArgs({
    args: [...given],
    options: { stage: { type: 'string' } },
    allowPositionals: true,
  });
  const [named, ...rest] = positionals;
  const action = Action.parse(named);
  const stage = Stage.parse(values.stage);
  const fault = FAULTS[action]({ ...stages[stage], ...otherFacts });
  if (fault !== undefined) throw new Error(`"${stage}": ${fault}`);
  return [action, `sverka-${stage}`, `sverka-${stage}-watch`, ...FLAGS[action], ...rest];
};

if (import.meta.main) {
  const { status } = spawnSync('npx', ['cdk', ...cdkArguments(process.argv.slice(2))], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
