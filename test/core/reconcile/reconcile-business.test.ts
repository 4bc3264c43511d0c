import { describe, expect, test } from 'vitest';
import { concluded, found, type Said, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest, consentOf } from '#test/core/family';

describe('the business centre', () => {
  const plan = { reference: 'BP-1', activity: 'пекарня', requestedAmount: '350000' };
  const business = aRequest({
    track: 'business',
    declaration: aDeclaration({ businessPlan: plan }),
    consents: [consentOf('applicant'), consentOf('applicant', ['transfer-my-business'])],
  });
  const verdict = (kind: 'approved' | 'rejected' | 'needs-revision', validUntil?: string): Said => ({
    'business-plan-verdict/applicant': found({
      kind: 'business-plan-verdict',
      verdict: kind,
      decidedOn: '2026-11-24',
      ...(validUntil === undefined ? {} : { validUntil }),
    }),
  });
  const ITEM = 'business-plan/applicant';

  test.each([
    ['approved', verdict('approved'), 'confirmed', []],
    ['valid on the day of the answer', verdict('approved', '2026-11-25'), 'confirmed', []],
    ['expired the day before', verdict('approved', '2026-11-24'), 'stale', [['plan-expired', 'high']]],
    ['rejected', verdict('rejected'), 'contradicted', [['plan-rejected', 'high']]],
    ['to be revised', verdict('needs-revision'), 'contradicted', [['plan-needs-revision', 'medium']]],
  ] as const)('a plan %s', (...[, answers, state, findings]) => {
    const conclusion = concluded(business, answers);

    expect(stateOf(conclusion, ITEM)).toBe(state);
    expect(conclusion.discrepancies.map(({ kind, severity }) => [kind, severity])).toEqual(findings);
  });

  test('a course not passed', () => {
    const conclusion = concluded(business, {
      'business-training/applicant': found({ kind: 'business-training', passed: false }),
    });

    expect(stateOf(conclusion, 'business-training/applicant')).toBe('contradicted');
    expect(conclusion.discrepancies).toMatchObject([{ kind: 'training-not-passed', severity: 'medium' }]);
  });

  test('a plan declared in another track is not asked about', () => {
    const conclusion = concluded(aRequest({ declaration: aDeclaration({ businessPlan: plan }) }), {});

    expect(stateOf(conclusion, ITEM)).toBe('not-covered');
    expect(stateOf(conclusion, 'business-training/applicant')).toBe('no such item');
  });
});
