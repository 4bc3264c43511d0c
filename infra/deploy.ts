import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { stages } from '#infra/stages';

const Action = z.enum(['deploy', 'diff', 'destroy']);
type Action = z.infer<typeof Action>;
const Stage = z.enum(['dev', 'test', 'prod']);

const FLAGS: Record<Action, readonly string[]> = {
  // Whoever deploys has seen the difference, or has a reviewer who has.
  deploy: ['--require-approval', 'never'],
  diff: [],
  destroy: ['--force'],
};

/**
 * What the CDK command line is told: `deploy --stage test -- --force` → both stacks of the stage, the rest as it stands.
 * Throws where a stage that keeps data would be destroyed, and at anything unknown.
 */
export const cdkArguments = (given: readonly string[]): string[] => {
  const { positionals, values } = parseArgs({
    args: [...given],
    options: { stage: { type: 'string' } },
    allowPositionals: true,
  });
  const [named, ...rest] = positionals;
  const action = Action.parse(named);
  const stage = Stage.parse(values.stage);
  if (action === 'destroy' && stages[stage].keepsData)
    throw new Error(`"${stage}" keeps data: nothing here destroys it.`);
  return [action, `sverka-${stage}`, `sverka-${stage}-watch`, ...FLAGS[action], ...rest];
};

if (import.meta.main) {
  const { status } = spawnSync('npx', ['cdk', ...cdkArguments(process.argv.slice(2))], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
