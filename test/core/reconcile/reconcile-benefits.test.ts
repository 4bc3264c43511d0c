import { describe, expect, test } from 'vitest';
import { concluded, found, kindsOf, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest, zoya, anna } from '#test/core/family';
import type { IncomeKind } from '#schemas/declaration';

const social = (byMonth: [string, string, string], kind: IncomeKind = 'other-social') => ({
  subjectId: 'applicant',
  kind,
  byMonth,
});
const declaring = (...income: ReturnType<typeof social>[]) =>
  aRequest({ declaration: aDeclaration({ income }) });
const paid = (...amounts: number[]) => ({
  'unemployment-benefits/applicant': found({
    kind: 'unemployment-benefits',
    payments: amounts.map((amount, index) => ({
      month: `2026-${['08', '09', '10'][index] ?? '11'}`,
      amount,
    })),
  }),
});
const AUGUST = 'income/applicant/other-social/2026-08';
const PART = 'income/applicant/other-social/unemployment-benefit/2026-08';

describe('benefits of the employment service inside other social payments', () => {
  test('the whole declared sum is confirmed', () => {
    const conclusion = concluded(
      declaring(social(['4500', '4500', '4500'])),
      paid(450_000, 450_000, 450_000),
    );

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(stateOf(conclusion, PART)).toBe('no such item');
    expect(conclusion.discrepancies).toEqual([]);
  });

  test('a part of it: the part is confirmed, the rest is kept elsewhere', () => {
    const conclusion = concluded(declaring(social(['7000', '0', '0'])), paid(450_000));

    expect(stateOf(conclusion, AUGUST)).toBe('not-covered');
    expect(stateOf(conclusion, PART)).toBe('confirmed');
    expect(conclusion.income.recorded?.total).toBe(700_000);
  });

  test('more than declared contradicts and counts', () => {
    const conclusion = concluded(declaring(social(['1000', '0', '0'])), paid(450_000));

    expect(stateOf(conclusion, AUGUST)).toBe('contradicted');
    expect(conclusion.discrepancies).toMatchObject([
      {
        kind: 'income-understated',
        item: AUGUST,
        severity: 'medium',
        declared: '1000.00',
        recorded: '4500.00',
      },
    ]);
    expect(conclusion.income.recorded?.total).toBe(450_000);
  });

  test('a benefit of somebody who declared none', () => {
    const conclusion = concluded(aRequest(), paid(450_000));

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-understated', item: AUGUST, declared: '0.00', recorded: '4500.00' },
    ]);
  });

  test('a month without benefits says nothing about other payments', () => {
    expect(stateOf(concluded(declaring(social(['7000', '0', '0'])), paid()), AUGUST)).toBe('not-covered');
  });

  test.each([
    ['not-found', 'not-covered'],
    ['refused', 'no-answer'],
    ['unanswered', 'no-answer'],
    ['not-ready', 'no-answer'],
    ['invalid-query', 'no-answer'],
    ['ambiguous-person', 'no-answer'],
  ] as const)('the centre says %s: %s', (outcome, state) => {
    const conclusion = concluded(declaring(social(['7000', '0', '0'])), {
      'unemployment-benefits/applicant': { outcome },
    });

    expect(stateOf(conclusion, AUGUST)).toBe(state);
  });

  test('months outside the window are nobody’s business', () => {
    const conclusion = concluded(aRequest(), {
      'unemployment-benefits/applicant': found({
        kind: 'unemployment-benefits',
        payments: [{ month: '2026-07', amount: 450_000 }],
      }),
    });

    expect(conclusion.discrepancies).toEqual([]);
  });
});

describe('what nobody asked can say', () => {
  test.each(['alimony-received', 'other'] as const)(
    '%s is not covered, whatever else is confirmed',
    (kind) => {
      const conclusion = concluded(declaring(social(['7000', '0', '0'], kind)), paid(0, 0, 0));

      expect(stateOf(conclusion, `income/applicant/${kind}/2026-08`)).toBe('not-covered');
    },
  );

  test('property, family, citizenship and alimony', () => {
    const conclusion = concluded(
      aRequest({
        subjects: [anna, zoya],
        declaration: aDeclaration({
          property: [
            { ownerSubjectId: 'applicant', kind: 'housing' },
            { ownerSubjectId: 'child-1', kind: 'land' },
          ],
          alimonyPaid: [{ amount: '100', writNumber: '1', writDate: '2020-01-01' }],
        }),
      }),
      {},
    );
    const items = [
      'property/1',
      'property/2',
      'alimony-paid/1',
      'family-composition',
      'citizenship/applicant',
    ];

    expect(items.map((item) => stateOf(conclusion, item))).toEqual(items.map(() => 'not-covered'));
    expect(kindsOf(conclusion)).toEqual([]);
  });

  test('the wages of a minor are not asked about', () => {
    const conclusion = concluded(
      aRequest({
        subjects: [anna, zoya],
        declaration: aDeclaration({
          income: [{ subjectId: 'child-1', kind: 'labour', byMonth: ['5000', '0', '0'] }],
        }),
      }),
      {},
    );

    expect(stateOf(conclusion, 'income/child-1/labour/2026-08')).toBe('not-covered');
  });

  test('alimony without a writ is not deducted; the finding says whether it would matter', () => {
    const conclusionOf = (wage: string) =>
      concluded(
        aRequest({
          declaration: aDeclaration({
            income: [{ subjectId: 'applicant', kind: 'labour', byMonth: [wage, wage, wage] }],
            alimonyPaid: [{ amount: '6000', writNumber: '1' }],
          }),
        }),
        {},
      ).discrepancies.filter(({ kind }) => kind === 'alimony-deduction-unproven');

    expect(conclusionOf('10000')).toMatchObject([
      { severity: 'medium', effect: 'does-not-change-eligibility', declared: '6000.00' },
    ]);
    expect(conclusionOf('31000')).toMatchObject([{ severity: 'medium', effect: 'changes-eligibility' }]);
  });
});
