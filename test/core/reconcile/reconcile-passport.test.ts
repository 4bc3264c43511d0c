import { describe, expect, test } from 'vitest';
import type { Facts } from '#schemas/answer';
import { concluded, found, kindsOf, stateOf } from '#test/core/answered';
import { anna, aRequest } from '#test/core/family';

type Passports = Extract<Facts, { kind: 'passport-validity' }>['passports'];

const ITEM = 'passport/applicant';
const said = (...passports: Passports) => ({
  'passport-validity/applicant': found({ kind: 'passport-validity', passports }),
});
const own = { series: '1710', number: '123456', issuedOn: '2010-05-20' };
const invalid = { since: '2026-02-01', reasonCode: '604' };

describe('the passport of the applicant', () => {
  test('valid is confirmed; an earlier one of the same person may be invalid', () => {
    const earlier = { series: '1700', number: '000001', issuedOn: '2004-05-20', invalid };
    const conclusion = concluded(aRequest(), said(earlier, own));

    expect(stateOf(conclusion, ITEM)).toBe('confirmed');
    expect(kindsOf(conclusion)).toEqual([]);
  });

  test('not valid is a discrepancy with clause and next step, which decides nothing about the right', () => {
    const conclusion = concluded(aRequest(), said({ ...own, invalid }));

    expect(stateOf(conclusion, ITEM)).toBe('contradicted');
    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'passport-invalid', severity: 'medium', effect: 'not-decidable', clause: '2.8.1', item: ITEM },
    ]);
    const [finding] = conclusion.discrepancies;
    expect(finding?.explanation.ru).toContain('2026-02-01');
    expect(finding?.explanation.en).toContain('604');
    expect(finding?.nextStep.ru).toContain('действующий паспорт');
    // Numbers of the document stay in the row.
    expect(JSON.stringify(finding)).not.toContain('123456');
  });

  test('a register that knows another passport has said nothing of this one', () => {
    const conclusion = concluded(aRequest(), said({ ...own, number: '999999', invalid }));

    expect(stateOf(conclusion, ITEM)).toBe('not-found');
    expect(kindsOf(conclusion)).toEqual([]);
  });

  test.each([
    ['not-found', { outcome: 'not-found' } as const, 'not-found'],
    ['refused', { outcome: 'refused' } as const, 'no-answer'],
    ['silent', 'silent' as const, 'no-answer'],
  ])('%s is never "not valid"', (_name, content, state) => {
    const conclusion = concluded(aRequest(), { 'passport-validity/applicant': content });

    expect(stateOf(conclusion, ITEM)).toBe(state);
    expect(kindsOf(conclusion)).not.toContain('passport-invalid');
  });

  test('an answer about another person is not believed', () => {
    const facts = {
      kind: 'passport-validity' as const,
      person: { family: 'Посторонняя' },
      passports: [{ ...own, invalid }],
    };
    const conclusion = concluded(aRequest(), { 'passport-validity/applicant': found(facts) });

    expect(stateOf(conclusion, ITEM)).toBe('no-answer');
    expect(kindsOf(conclusion)).toEqual(['identity-mismatch']);
  });

  test('without a passport in the request it says why nothing was asked', () => {
    const { identity, ...withoutPassport } = anna;
    const conclusion = concluded(aRequest({ subjects: [withoutPassport] }), {});

    expect(identity).toBeDefined();
    expect(conclusion.coverage.find(({ item }) => item === ITEM)).toMatchObject({
      state: 'not-covered',
      reason: { en: 'Not asked: the request names no passport of the Russian Federation.' },
    });
  });
});
