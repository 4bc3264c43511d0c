import { describe, expect, test } from 'vitest';
import type { VerificationRequest } from '#schemas/verification-request';
import { planOf } from '#test/core/answered';
import { anna, aDeclaration, aRequest, pavel, unnumbered, zoya } from '#test/core/family';

describe('the number that the office did not give', () => {
  const searched = (changes: Partial<VerificationRequest>): string[] =>
    planOf(aRequest({ subjects: [unnumbered(anna), unnumbered(pavel), zoya], ...changes }))
      .filter(({ kind }) => kind === 'inn-by-passport')
      .map(({ subjectId }) => subjectId);

  test('is asked of every adult about whom a question needs it, of no child', () => {
    expect(searched({ track: 'job-search' })).toEqual(['applicant', 'spouse']);
  });

  test('is asked once where it is known of others', () => {
    expect(searched({ track: 'job-search', subjects: [anna, unnumbered(pavel)] })).toEqual(['spouse']);
    expect(searched({ track: 'job-search', subjects: [anna, pavel] })).toEqual([]);
  });

  test('is not asked where no question of the direction or the purpose is asked with it', () => {
    // Self-employed income is asked in hardship too, but only of declared payers.
    expect(searched({ track: 'hardship' })).toEqual([]);
    expect(searched({ purpose: 'pre-signing', appliedOn: '2026-11-23' })).toEqual([]);
    expect(
      searched({
        track: 'hardship',
        declaration: aDeclaration({ activity: [{ subjectId: 'spouse', selfEmployed: true }] }),
      }),
    ).toEqual(['spouse']);
  });

  test('cannot be asked without a passport', () => {
    const { identity, ...nameless } = unnumbered(anna);
    expect(identity).toBeDefined();
    expect(searched({ subjects: [nameless] })).toEqual([]);
  });
});
