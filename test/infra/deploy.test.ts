import { describe, expect, it } from 'vitest';
import { cdkArguments } from '#infra/deploy';

describe('npm run deploy, diff, destroy', () => {
  it.each([
    [
      ['deploy', '--stage', 'test'],
      ['deploy', 'sverka-test', 'sverka-test-watch', '--require-approval', 'never'],
    ],
    [
      ['diff', '--stage', 'prod'],
      ['diff', 'sverka-prod', 'sverka-prod-watch'],
    ],
    [
      ['destroy', '--stage', 'dev'],
      ['destroy', 'sverka-dev', 'sverka-dev-watch', '--force'],
    ],
    [
      ['deploy', '--stage', 'prod', '--', '--force'],
      ['deploy', 'sverka-prod', 'sverka-prod-watch', '--require-approval', 'never', '--force'],
    ],
  ])('%j: both stacks of the stage', (given, told) => {
    expect(cdkArguments(given)).toEqual(told);
  });

  it('never destroys a stage that keeps data', () => {
    expect(() => cdkArguments(['destroy', '--stage', 'prod'])).toThrow('keeps data');
  });

  it.each([[['deploy']], [['deploy', '--stage', 'production']], [['bootstrap', '--stage', 'dev']]])(
    'refuses %j',
    (given) => {
      expect(() => cdkArguments(given)).toThrow();
    },
  );
});
