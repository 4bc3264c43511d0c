import { describe, expect, test } from 'vitest';
import type { PolicyPack } from '#core/policies/policy-pack';
import { thresholdFindings } from '#core/reconcile/threshold-findings';
import { concluded } from '#test/core/answered';
import { anna, aDeclaration, aRequest } from '#test/core/family';
import { assessed } from '#test/core/assessed-income';

/** One working-age person in September 2021: minimum 12,085 roubles, over three months 36,255; the threshold 54,382.50. */
const earning = (total: string, policy?: PolicyPack) =>
  assessed(['working-age'], [['other', total, '0', '0']], policy === undefined ? {} : { policy });

const BOTH: Pick<PolicyPack, 'readingsApart'> = {
  readingsApart: ['above-one-minimum', 'equal-to-threshold'],
};
const textsAt = (total: string, rules = BOTH): string[] =>
  thresholdFindings(earning(total), rules).map(({ explanation }) => explanation.ru);

describe('where the clauses read apart', () => {
  test.each([
    ['one minimum exactly', '36255.00', []],
    [
      'a kopeck above one minimum',
      '36255.01',
      [
        'Среднедушевой доход 12085.00 руб. выше прожиточного минимума семьи, но ниже порога 18127.50 руб. Пункты 1.2 и 2.8.2 здесь читаются по-разному.',
      ],
    ],
    [
      'a kopeck below the threshold',
      '54382.49',
      [
        'Среднедушевой доход 18127.50 руб. выше прожиточного минимума семьи, но ниже порога 18127.50 руб. Пункты 1.2 и 2.8.2 здесь читаются по-разному.',
      ],
    ],
    [
      'the threshold exactly',
      '54382.50',
      [
        'Доход семьи в точности равен порогу 18127.50 руб. на человека: п. 1.2 требует «ниже», п. 2.8.2 говорит о превышении.',
      ],
    ],
    ['a kopeck above the threshold', '54382.51', []],
    ['nothing', '0', []],
  ])('%s', (_name, total, texts) => {
    expect(textsAt(total)).toEqual(texts);
  });

  test('equality is said only where the pack reads apart there', () => {
    expect(textsAt('54382.50', { readingsApart: ['above-one-minimum'] })).toEqual([]);
    expect(textsAt('54382.50', { readingsApart: [] })).toEqual([]);
    expect(textsAt('54382.50', { readingsApart: ['equal-to-threshold'] })).toHaveLength(1);
  });

  test('both languages, nothing to prove it by, for people', () => {
    const [finding] = thresholdFindings(earning('54382.50'), BOTH);

    expect(finding).toEqual({
      kind: 'threshold-band',
      item: 'income/average-per-capita',
      evidence: [],
      explanation: {
        ru: 'Доход семьи в точности равен порогу 18127.50 руб. на человека: п. 1.2 требует «ниже», п. 2.8.2 говорит о превышении.',
        en: 'The income equals the threshold of 18127.50 roubles per person exactly: clause 1.2 wants "below", clause 2.8.2 speaks of "above".',
      },
      weight: { type: 'fixed', severity: 'info', effect: 'not-decidable' },
    });
    expect(thresholdFindings(earning('36255.01'), BOTH)[0]?.explanation.en).toBe(
      "The average income of 12085.00 roubles is above the family's minimum and below the threshold of 18127.50 roubles. Clauses 1.2 and 2.8.2 read apart here.",
    );
  });

  test('the head of the result says on which side the income stands', () => {
    const endsAt = (wage: string): string => {
      const request = aRequest({
        subjects: [{ ...anna, occupation: 'homemaker' }],
        declaration: aDeclaration({
          income: [{ subjectId: 'applicant', kind: 'other', byMonth: [wage, '0', '0'] }],
        }),
      });
      return concluded(request, {}).summary.ru.split('. ').at(-1) ?? '';
    };

    // 3 × 30,036 roubles.
    expect(endsAt('90107.99')).toBe('Доход семьи ниже порога.');
    expect(endsAt('90108.00')).toBe('Доход семьи равен порогу.');
    expect(endsAt('90108.01')).toBe('Доход семьи не ниже порога.');
  });
});
