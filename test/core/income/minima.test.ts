import { describe, expect, test } from 'vitest';
import { assessIncome } from '#core/income/income';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import { minimaOn } from '#core/income/minima-on';
import { reconcile } from '#core/reconcile';
import { concluded, vladimir } from '#test/core/answered';
import { aDeclaration, anna, aRequest } from '#test/core/family';

const packOf = (id: string, edition: string): PolicyPack => {
  const pack = findPolicy({ id, edition });
  if (pack === undefined) throw new Error('no policy');
  return pack;
};
const irkutsk = () => packOf('irkutsk', '2021-01-01');

/** Anna alone with this wage in every month of the accounting period. */
const earning = (acceptedOn: string, incomeMonths: [string, string, string], wage = '0') =>
  aRequest({
    acceptedOn,
    subjects: [{ ...anna, occupation: 'homemaker' }],
    declaration: aDeclaration({
      incomeMonths,
      income: [{ subjectId: 'applicant', kind: 'other', byMonth: [wage, wage, wage] }],
    }),
  });

const minimumFindings = (request: ReturnType<typeof earning>, policy: PolicyPack) =>
  reconcile({ request, queries: [], furtherAnswers: [], events: [], policy }).discrepancies.filter(
    ({ kind }) => kind === 'minimum-unconfirmed',
  );

describe('the minimum in force on the day of application', () => {
  test.each([
    ['2022-05-31', 1_337_900],
    ['2022-06-01', 1_471_700],
    ['2022-12-31', 1_471_700],
    ['2023-01-01', 1_519_900],
  ])('Vladimir, working-age, %s: %i kopecks', (day, workingAge) => {
    expect(minimaOn(vladimir().minima, day)?.minima.byGroup['working-age']).toBe(workingAge);
  });

  test('no day before the first and after the last period', () => {
    expect(minimaOn(vladimir().minima, '2020-12-31')).toBeUndefined();
    expect(minimaOn(vladimir().minima, '2028-01-01')).toBeUndefined();
  });

  test('changes the threshold from one day to the next', () => {
    const policy = vladimir();
    const thresholdOn = (acceptedOn: string) =>
      assessIncome({ request: aRequest({ acceptedOn }), policy, income: 0n }).thresholdPerCapita;

    // 1.5 × 13,379 and 1.5 × 14,717 roubles.
    expect([thresholdOn('2022-05-31'), thresholdOn('2022-06-01')]).toEqual([2_006_850, 2_207_550]);
  });
});

describe('a threshold that rests on an unconfirmed minimum', () => {
  const CONFIRMED = earning('2026-11-23', ['2026-08', '2026-09', '2026-10']);
  const PLACEHOLDER = earning('2025-11-24', ['2025-08', '2025-09', '2025-10']);

  test('is said, for a person to settle, with the clause and what to do', () => {
    const [finding] = minimumFindings(PLACEHOLDER, vladimir());

    expect(finding).toMatchObject({
      severity: 'medium',
      effect: 'not-decidable',
      clause: '1.2',
      item: 'income/subsistence-minimum',
    });
    expect(finding?.nextStep.ru).toContain('134-ФЗ ст. 4');
    // 1.5 × 19,329 roubles.
    expect(finding?.explanation.ru).toMatch(/28993\.50 руб.*2025-11-24/);
    expect(finding?.explanation.en).toMatch(/28993\.50 roubles.*2025-11-24/);
    expect(concluded(PLACEHOLDER, {}).status).toBe('discrepancies');
  });

  test('is not said where the order of the region is at hand', () => {
    expect(minimumFindings(CONFIRMED, vladimir())).toEqual([]);
  });

  test.each([
    ['every territory says the same', '18000', 'info', 'does-not-change-eligibility'],
    // Other places of the region: 20,460 roubles; the region as a whole: 21,882; the Far North: 26,609.
    ['below in the region, not below in one territory', '21000', 'medium', 'not-decidable'],
    ['exactly the value of one territory', '20460', 'medium', 'not-decidable'],
    ['a kopeck less than the lowest', '20459.99', 'info', 'does-not-change-eligibility'],
    ['above the highest', '26609.01', 'info', 'does-not-change-eligibility'],
    ['exactly the highest', '26609', 'medium', 'not-decidable'],
  ] as const)('by territory: %s', (_name, wage, ...weight) => {
    const request = earning('2026-11-23', ['2026-08', '2026-09', '2026-10'], wage);

    expect(minimumFindings(request, irkutsk())).toMatchObject([{ severity: weight[0], effect: weight[1] }]);
  });

  test('by territory, with values that are not at hand: a person settles it', () => {
    const request = earning('2024-11-25', ['2024-08', '2024-09', '2024-10']);

    expect(minimumFindings(request, irkutsk())).toMatchObject([{ severity: 'medium' }]);
  });
});
