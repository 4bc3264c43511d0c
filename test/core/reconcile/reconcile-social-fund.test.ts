import { describe, expect, test } from 'vitest';
import type { Facts } from '#schemas/answer';
import type { IncomeKind } from '#schemas/declaration';
import { concluded, found, kindsOf, planOf, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';

type Payment = Extract<Facts, { kind: 'social-fund-payments' }>['payments'][number];

const declaring = (kind: IncomeKind, byMonth: [string, string, string]) =>
  aRequest({ declaration: aDeclaration({ income: [{ subjectId: 'applicant', kind, byMonth }] }) });
const fund = (...payments: Payment[]) => ({
  'social-fund-payments/applicant': found({ kind: 'social-fund-payments', payments }),
});
const pension = (month: string, amount: number): Payment => ({ month, income: 'state-pension', amount });
const benefit = (month: string, amount: number): Payment => ({ month, income: 'other-social', amount });
const MONTHS = ['2026-08', '2026-09', '2026-10'];
const statesOf = (conclusion: ReturnType<typeof concluded>, kind: IncomeKind): string[] =>
  MONTHS.map((month) => stateOf(conclusion, `income/applicant/${kind}/${month}`));

describe('a pension against the record of the Social Fund', () => {
  test('equal month by month is confirmed', () => {
    const conclusion = concluded(
      declaring('state-pension', ['14500.50', '14500.50', '0']),
      fund(pension('2026-08', 1_450_050), pension('2026-09', 1_000_050), pension('2026-09', 450_000)),
    );

    expect(statesOf(conclusion, 'state-pension')).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(kindsOf(conclusion)).toEqual([]);
  });

  test('more than declared is understated, and the recorded sum counts', () => {
    const conclusion = concluded(
      declaring('state-pension', ['14500', '14500', '14500']),
      fund(...MONTHS.map((month) => pension(month, month === '2026-10' ? 1_750_000 : 1_450_000))),
    );

    expect(statesOf(conclusion, 'state-pension')).toEqual(['confirmed', 'confirmed', 'contradicted']);
    expect(conclusion.discrepancies).toMatchObject([
      {
        kind: 'income-understated',
        item: 'income/applicant/state-pension/2026-10',
        declared: '14500.00',
        recorded: '17500.00',
        difference: 300_000,
        clause: '2.8.1',
      },
    ]);
    expect(conclusion.income.declared.total).toBe(4_350_000);
    expect(conclusion.income.recorded?.total).toBe(4_650_000);
  });

  test('a payment that nobody declared is understated too', () => {
    const conclusion = concluded(
      declaring('alimony-received', ['0', '0', '0']),
      fund({ month: '2026-09', income: 'monthly-cash-payment', amount: 330_000 }),
    );

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-understated', item: 'income/applicant/monthly-cash-payment/2026-09' },
    ]);
    expect(conclusion.income.recorded?.total).toBe(330_000);
  });

  test('a month that the fund does not show stays as declared and is no accusation', () => {
    const conclusion = concluded(
      declaring('state-pension', ['14500', '14500', '14500']),
      fund(pension('2026-08', 1_450_000), pension('2026-09', 1_450_000)),
    );

    expect(statesOf(conclusion, 'state-pension')).toEqual(['confirmed', 'confirmed', 'not-found']);
    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-declared-not-found', severity: 'info', effect: 'does-not-change-eligibility' },
    ]);
    expect(conclusion.income.recorded?.total).toBe(4_350_000);
  });

  test.each([
    ['not found', { outcome: 'not-found' } as const, 'not-found'],
    ['no answer', 'silent' as const, 'no-answer'],
    ['refused', { outcome: 'refused' } as const, 'no-answer'],
  ])('%s is never zero', (_name, said, state) => {
    const request = declaring('state-pension', ['14500', '14500', '14500']);
    const conclusion = concluded(request, { 'social-fund-payments/applicant': said });

    expect(statesOf(conclusion, 'state-pension')).toEqual([state, state, state]);
    expect(conclusion.income.recorded).toBeUndefined();
    expect(kindsOf(conclusion)).not.toContain('income-overstated');
  });
});

describe('benefits in two records', () => {
  const centre = (amount: number) => ({
    'unemployment-benefits/applicant': found({
      kind: 'unemployment-benefits',
      payments: [{ month: '2026-08', amount }],
    }),
  });
  const request = declaring('other-social', ['4500', '0', '0']);

  test('the same benefit is counted once', () => {
    const conclusion = concluded(request, { ...centre(450_000), ...fund(benefit('2026-08', 450_000)) });

    expect(stateOf(conclusion, 'income/applicant/other-social/2026-08')).toBe('confirmed');
    expect(conclusion.income.recorded?.total).toBe(450_000);
  });

  test.each([
    ['as much as', 450_000],
    ['more than', 600_000],
  ])('the centre shows %s the fund: its record is the evidence', (_how, amount) => {
    const conclusion = concluded(request, { ...centre(amount), ...fund(benefit('2026-08', 450_000)) });
    const asked = planOf(request).find(({ kind }) => kind === 'unemployment-benefits');
    const [august] = conclusion.coverage.filter(({ item }) => item.endsWith('other-social/2026-08'));

    expect(august?.evidence).toEqual([asked?.queryId]);
    expect(conclusion.income.recorded?.total).toBe(amount);
  });

  test('the larger record counts, not the sum', () => {
    const conclusion = concluded(request, { ...centre(200_000), ...fund(benefit('2026-08', 600_000)) });

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-understated', declared: '4500.00', recorded: '6000.00' },
    ]);
    expect(conclusion.income.recorded?.total).toBe(600_000);
  });

  test('a part is confirmed as paid by the fund, the rest stays open', () => {
    const conclusion = concluded(request, { ...centre(0), ...fund(benefit('2026-08', 100_000)) });

    expect(stateOf(conclusion, 'income/applicant/other-social/2026-08')).toBe('not-covered');
    expect(stateOf(conclusion, 'income/applicant/other-social/fund-payments/2026-08')).toBe('confirmed');
    expect(kindsOf(conclusion)).toEqual([]);
  });
});
