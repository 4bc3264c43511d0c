import { describe, expect, test } from 'vitest';
import type { Facts, ReplyContent } from '#schemas/answer';
import { concluded, found, kindsOf, planOf, stateOf } from '#test/core/answered';
import { aRequest, consentOf } from '#test/core/family';

type Support = Extract<Facts, { kind: 'business-prior-support' }>['received'][number];

const ITEM = 'business-prior-support/applicant';
const WILLING = [
  consentOf('applicant', ['personal-data', 'contract', 'verification-and-visit', 'transfer-my-business']),
];
const money: Support = {
  form: 'financial',
  grantedOn: '2024-03-11',
  until: '2025-03-10',
  amount: 35_000_000,
  givenBy: 'Фонд «Дело»',
};

const asked = (content: ReplyContent | 'silent') =>
  concluded(aRequest({ track: 'business', consents: WILLING }), {
    'business-prior-support/applicant': content,
  });
const received = (...list: Support[]) => asked(found({ kind: 'business-prior-support', received: list }));

describe('support of a business received before', () => {
  test('money is for the commission, with who gave it and when', () => {
    const conclusion = received(money);
    const finding = conclusion.discrepancies.find(({ kind }) => kind === 'prior-support-found');

    expect(stateOf(conclusion, ITEM)).toBe('contradicted');
    expect(finding).toMatchObject({ severity: 'medium', effect: 'not-decidable', clause: '1.2' });
    expect(finding?.explanation.ru).toContain('Фонд «Дело», с 2024-03-11 по 2025-03-10');
    expect(finding?.nextStep.ru).toContain('комиссии');
  });

  test('listed twice it was received once; another day is another support', () => {
    const kinds = kindsOf(received(money, money, { ...money, grantedOn: '2025-04-01' }));
    expect(kinds.filter((kind) => kind === 'prior-support-found')).toHaveLength(2);
  });

  test.each(['property', 'advice', 'training', 'other'] as const)('%s repeats no money', (form) => {
    const conclusion = received({ ...money, form });
    expect(stateOf(conclusion, ITEM)).toBe('confirmed');
    expect(kindsOf(conclusion)).not.toContain('prior-support-found');
  });

  test.each([
    ['not found', { outcome: 'not-found' } as const, 'not-found'],
    ['refused', { outcome: 'refused' } as const, 'no-answer'],
    ['silent', 'silent' as const, 'no-answer'],
  ])('%s is never "none"', (_name, content, state) => {
    expect(stateOf(asked(content), ITEM)).toBe(state);
  });

  test('without the consent that names the centre it is not asked', () => {
    const kinds = planOf(aRequest({ track: 'business' })).map(({ kind }) => kind);
    expect(kinds).not.toContain('business-prior-support');
  });

  test.each(['job-search', 'training', 'household-farm', 'hardship'] as const)(
    'in %s it is not asked',
    (track) => {
      const kinds = planOf(aRequest({ track, consents: WILLING })).map(({ kind }) => kind);
      expect(kinds).not.toContain('business-prior-support');
    },
  );
});
