import { describe, expect, it } from 'vitest';
import { cdkArguments } from '#infra/deploy';

/** Somebody who signs tokens. */
const identity = { issuer: 'https://identity.example.ru', audiences: ['sverka'] };

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
    expect(cdkArguments(given, { identity })).toEqual(told);
  });

  it('never destroys a stage that keeps data', () => {
    expect(() => cdkArguments(['destroy', '--stage', 'prod'])).toThrow('keeps data');
  });

  it.each(['dev', 'test', 'prod'])('does not deploy %s before anybody signs its tokens', (stage) => {
    expect(() => cdkArguments(['deploy', '--stage', stage])).toThrow('infra/stages.ts');
    expect(cdkArguments(['diff', '--stage', stage])).toContain(`sverka-${stage}`);
  });

  it.each([[['deploy']], [['deploy', '--stage', 'production']], [['bootstrap', '--stage', 'dev']]])(
    'refuses %j',
    (given) => {
      expect(() => cdkArguments(given, { identity })).toThrow();
    },
  );
});
