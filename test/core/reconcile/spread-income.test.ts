import { describe, expect, test } from 'vitest';
import type { VerificationRequest } from '#schemas/verification-request';
import { concluded, kindsOf, type Said } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';
import { INN, OTHER_INN, payer, register } from '#test/core/labour';

type Income = VerificationRequest['declaration']['income'][number];

/** 90,000 roubles earned from August to October, unless a test says otherwise. */
const earned = (changes: Partial<Income> = {}): Income => ({
  subjectId: 'applicant',
  kind: 'labour',
  payer: { inn: INN },
  earnedOver: { from: '2026-08', to: '2026-10', amount: '90000.00' },
  ...changes,
});
const { payer: named, ...unnamed } = earned();
const conclude = (income: Income[], said: Said) =>
  concluded(aRequest({ declaration: aDeclaration({ income }) }), said);
const itemsOf = (income: Income[], said: Said) =>
  conclude(income, said).coverage.filter(({ item }) => item.startsWith('income/applicant/labour'));

/** The register has gone on to November: what it does not show for October will not come. */
const november = { payer: { inn: OTHER_INN, name: 'ПАО «Хлеб»' }, months: [{ month: '2026-11', amount: 0 }] };

describe('why it is so, and on which answer it rests', () => {
  test.each([
    ['paid in full', register(payer(INN, 9_000_000)), 'confirmed', undefined, 1],
    [
      'paid in part, and the register is open',
      register(payer(INN, undefined, undefined, 4_000_000)),
      'not-found',
      'The register has nothing for this month: the payer may not have reported yet.',
      1,
    ],
    [
      'not paid by the end',
      register(payer(OTHER_INN, 100), november),
      'not-found',
      'The register has nothing for this month: the payer may not have reported yet.',
      1,
    ],
    [
      'paid in part by the end',
      register(payer(INN, undefined, undefined, 4_000_000), november),
      'contradicted',
      'The recorded amount differs from the declared one.',
      1,
    ],
  ] as const)('%s', (...[, said, state, reason, answers]) => {
    const items = itemsOf([earned()], said);

    expect(items.map((one) => [one.state, one.reason?.en, one.evidence.length])).toEqual([
      [state, reason, answers],
      [state, reason, answers],
      [state, reason, answers],
    ]);
  });

  test('without a payer nothing is compared', () => {
    const [item] = itemsOf([unnamed], register(payer(INN, 9_000_000)));

    expect(named).toEqual({ inn: INN });
    expect(item).toMatchObject({ state: 'not-covered', evidence: [] });
    expect(item?.reason?.en).toMatch(/names no payer by INN/);
  });
});

describe('whose payments count', () => {
  test('what another payer has paid is not the payment of this one', () => {
    const { discrepancies } = conclude(
      [earned()],
      register(payer(INN, 9_000_000), payer(OTHER_INN, undefined, 100_000)),
    );

    expect(discrepancies.map(({ kind, recorded }) => [kind, recorded])).toContainEqual([
      'income-undeclared-payer',
      '1000.00',
    ]);
  });

  test('months in which it was earned alone are its items', () => {
    const september = earned({ earnedOver: { from: '2026-09', to: '2026-10', amount: '90000.00' } });
    const items = itemsOf([september], register(payer(INN, undefined, 9_100_000)));
    const { discrepancies } = conclude([september], register(payer(INN, undefined, 9_100_000)));

    expect(items.map(({ item }) => item)).toEqual([
      'income/applicant/labour/2026-09',
      'income/applicant/labour/2026-10',
    ]);
    expect(discrepancies.find(({ kind }) => kind === 'income-understated')).toMatchObject({
      item: 'income/applicant/labour/2026-09',
      declared: '90000.00',
      recorded: '91000.00',
    });
  });

  test('a sum without a payer stands for the unnamed payers of its own months', () => {
    const august = { ...unnamed, earnedOver: { from: '2026-08', to: '2026-08', amount: '1000.00' } };

    expect(kindsOf(conclude([august], register(payer(OTHER_INN, 100_000))))).not.toContain(
      'income-undeclared-payer',
    );
    expect(kindsOf(conclude([august], register(payer(OTHER_INN, undefined, 100_000))))).toContain(
      'income-undeclared-payer',
    );
  });
});
