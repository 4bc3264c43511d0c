import { expect, test } from 'vitest';
import { REASONS } from '#core/texts/coverage-reasons';
import { aRequest } from '#test/builders';
import { concluded, found } from '#test/core/answered';

const benefits = (amount?: number) => ({
  'unemployment-benefits/applicant': found({
    kind: 'unemployment-benefits',
    payments: amount === undefined ? [] : [{ month: '2026-08', amount }],
  }),
});

/** 4,500 a month are declared as other social payments. */
const august = (amount?: number) =>
  concluded(aRequest(), benefits(amount))
    .coverage.filter(({ item }) => item.startsWith('income/applicant/') && item.includes('2026-08'))
    .map(({ state, reason }) => ({ state, reason }));

test('a month without benefits: one item, kept by others, and no confirmed part', () => {
  expect(august()).toEqual([{ state: 'not-covered', reason: REASONS['no-benefits-that-month'] }]);
});

test('one kopeck of benefits: the rest is kept elsewhere, the kopeck is confirmed', () => {
  expect(august(1)).toEqual([
    { state: 'not-covered', reason: REASONS['rest-kept-elsewhere'] },
    { state: 'confirmed', reason: undefined },
  ]);
});

test('the whole amount: confirmed, and no rest', () => {
  expect(august(450_000)).toEqual([{ state: 'confirmed', reason: undefined }]);
});
