import { describe, expect, test } from 'vitest';
import { readVerificationRequest } from '#core/read-request';
import { DiscrepancyKind } from '#schemas/verification-result';
import { concluded, stateOf } from '#test/core/answered';
import { aRequestOf, HOMEMAKER } from '#test/core/discrepancy-cases';
import { CLAIM_ROWS } from '#test/core/discrepancy-claims';
import { RECORD_ROWS } from '#test/core/discrepancy-records';
import { aDeclaration, pavel } from '#test/core/family';

const ROWS = [...CLAIM_ROWS, ...RECORD_ROWS];

describe('every kind of discrepancy', () => {
  test.each(ROWS)('%s, %s: %s, %s, clause %s', (...row) => {
    const [kind, , severity, effect, clause, restsOnAnswer, conclusionOf] = row;
    const [finding] = conclusionOf().discrepancies.filter((one) => one.kind === kind);

    expect(finding).toMatchObject({ severity, effect, clause });
    expect((finding?.evidence.length ?? 0) > 0).toBe(restsOnAnswer);
    expect(finding?.explanation.ru).toMatch(/[а-яё]{3}.*\.$/i);
    expect(finding?.explanation.en).toMatch(/[a-z]{3}.*\.$/i);
    expect(finding?.nextStep.ru).toMatch(/[а-яё]{3}/i);
    // But for the clause, which keeps its own name.
    expect(finding?.nextStep.en.replace(/\(.*?\)/g, '')).toMatch(/^[^а-яё]*$/i);
    expect(finding?.nextStep.ru).not.toMatch(/отказать|отказ в/i);
  });

  test('is in the table; the kinds that regions have added have tests of their own', () => {
    const walked = new Set<string>(ROWS.map(([kind]) => kind));

    expect(DiscrepancyKind.options.filter((kind) => !walked.has(kind))).toEqual([
      'income-waived',
      'teenager-without-occupation',
      'circumstance-not-recorded',
      'citizenship-differs',
      'residence-differs',
    ]);
  });
});

describe('what no register that is asked can contradict', () => {
  test('composition of the family and property are named as not covered', () => {
    const request = aRequestOf({
      subjects: [HOMEMAKER, { ...pavel, occupation: 'homemaker' }],
      declaration: aDeclaration({ property: [{ ownerSubjectId: 'applicant', kind: 'vehicle' }] }),
    });
    const conclusion = concluded(request, {});

    expect(stateOf(conclusion, 'family-composition')).toBe('not-covered');
    expect(stateOf(conclusion, 'property/1')).toBe('not-covered');
  });

  test('a consent that is missing never comes so far: the request is refused with its clause', () => {
    const read = readVerificationRequest(aRequestOf({ consents: [] }));

    expect(read.type === 'wrong' ? read.errors.map(({ detail }) => detail).join() : '').toContain(
      '1.3(3), 2.6.2',
    );
  });
});
