import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { familyOf } from '#core/income/family';
import { assessIncome, declaredIncome } from '#core/income/income';
import { planQueries } from '#core/queries/plan-queries';
import type { PolicyPack } from '#core/policies/policy-pack';
import { policies } from '#core/policies/registry';
import { reconcile } from '#core/reconcile';
import type { Subject } from '#schemas/person';
import type { VerificationRequest } from '#schemas/verification-request';
import { CASE_ID, OFFERS, vladimir } from '#test/core/answered';
import { anna, aDeclaration, aRequest, consentOf, pavel, zoya } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const federal = (): PolicyPack => {
  const pack = policies.find(({ reference }) => reference.id === 'vladimir-federal');
  if (pack === undefined) throw new Error('no policy');
  return pack;
};

/** Lag 1: July to September for an application in November 2026. */
const federalRequest = (changes: Partial<VerificationRequest> = {}): VerificationRequest =>
  aFamily({
    policy: federal().reference,
    declaration: aDeclaration({ incomeMonths: ['2026-07', '2026-08', '2026-09'] }),
    ...changes,
  });

const adult = (relation: Subject['relation'], changes: Partial<Subject> = {}): Subject => ({
  ...pavel,
  ...(relation === undefined ? {} : { relation }),
  ...changes,
});

/** The day of application is 23 November 2026. */
const members: readonly (readonly [string, Subject, readonly [law44: boolean, rules1931: boolean]])[] = [
  ['a spouse', adult('spouse'), [true, true]],
  ['a parent', adult('parent'), [true, false]],
  ['a brother', adult('sibling'), [true, false]],
  ['somebody else', adult('other'), [true, false]],
  ['a minor child', { ...zoya, relation: 'child' }, [true, true]],
  ['a minor ward', { ...zoya, relation: 'ward' }, [true, true]],
  ['a ward of age', adult('ward', { birthDate: '2008-11-23' }), [true, false]],
  ['a child a day before coming of age', adult('child', { birthDate: '2008-11-24' }), [true, true]],
  ['a child of age, not studying', adult('child', { birthDate: '2008-11-23' }), [true, false]],
  ['a student of 22', adult('child', { birthDate: '2003-11-24', fullTimeStudy: true }), [true, true]],
  ['a student of 23', adult('child', { birthDate: '2003-11-23', fullTimeStudy: true }), [true, false]],
  [
    'an evening student of 20',
    adult('child', { birthDate: '2006-01-01', fullTimeStudy: false }),
    [true, false],
  ],
  [
    'a conscript',
    adult('spouse', { countedInFamily: false, exclusionReason: 'conscript-service' }),
    [false, false],
  ],
];

test.each(members)('%s', (_name, subject, expected) => {
  const request = aRequest({ subjects: [anna, subject] });
  const counts = (policy: PolicyPack): boolean => familyOf(request, policy).includes(subject);

  expect([counts(vladimir()), counts(federal())]).toEqual(expected);
});

describe('whoever does not count', () => {
  const absent: Subject = { ...pavel, countedInFamily: false, exclusionReason: 'in-custody' };
  const request = aFamily({
    subjects: [anna, absent, zoya],
    declaration: aDeclaration({
      income: [
        { subjectId: 'applicant', kind: 'labour', byMonth: ['30000', '30000', '30000'] },
        { subjectId: 'spouse', kind: 'labour', byMonth: ['50000', '50000', '50000'] },
        { subjectId: 'spouse', kind: 'other', byMonth: ['10000', '10000', '10000'] },
      ],
    }),
  });

  test('is in neither the divisor nor the income nor the minimum', () => {
    const policy = vladimir();
    const assessment = assessIncome({ request, policy, income: declaredIncome(request, policy) });

    expect(assessment).toMatchObject({ total: 9_000_000, members: 2, averagePerCapita: 1_500_000 });
    // 2026: (20,024 + 17,820) / 2 × 1.5
    expect(assessment.thresholdPerCapita).toBe(2_838_300);
  });

  test('is asked about only where clause 1.3(4) names every member', () => {
    const plan = planQueries({ request, caseId: CASE_ID, policy: vladimir(), offers: OFFERS });

    expect(plan.filter(({ subjectId }) => subjectId === 'spouse').map(({ kind }) => kind)).toEqual([
      'self-employment-payments',
    ]);
  });

  test('has declared items that nobody covers, with the reason', () => {
    const { coverage } = reconcile({
      request,
      queries: [],
      furtherAnswers: [],
      events: [],
      policy: vladimir(),
    });

    for (const item of ['income/spouse/labour/2026-08', 'income/spouse/other/2026-08']) {
      const covered = coverage.find((each) => each.item === item);

      expect(covered?.state).toBe('not-covered');
      expect(covered?.reason?.ru).toMatch(/^Лицо не входит в состав семьи/);
    }
  });

  test('changes nothing by what it earns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (roubles) => {
        const amounts: [string, string, string] = [String(roubles), '0', '0'];
        const income = request.declaration.income.map((row) =>
          row.subjectId === 'spouse' ? { ...row, byMonth: amounts } : row,
        );
        const changed = { ...request, declaration: { ...request.declaration, income } };

        expect(declaredIncome(changed, vladimir())).toBe(9_000_000n);
      }),
    );
  });
});

describe('at intake', () => {
  const spouse: Subject = { ...pavel, relation: 'spouse' };
  const child: Subject = { ...zoya, relation: 'child' };
  const student: Subject = { ...pavel, relation: 'child', birthDate: '2006-01-01' };

  test.each([
    ['a family with its relations', [anna, spouse, child], []],
    ['without relations', [anna, pavel, zoya], ['/subjects/1/relation', '/subjects/2/relation']],
    ['a child of 20 without a word on study', [anna, student, child], ['/subjects/1/fullTimeStudy']],
    ['a child of 22', [anna, { ...student, birthDate: '2003-11-24' }, child], ['/subjects/1/fullTimeStudy']],
    ['a child of 23', [anna, { ...student, birthDate: '2003-11-23' }, child], []],
    ['a child of 20 in the evening', [anna, { ...student, fullTimeStudy: false }, child], []],
    [
      'an excluded member needs none',
      [anna, { ...pavel, countedInFamily: false, exclusionReason: 'other' as const }, child],
      [],
    ],
  ])('under № 1931: %s', (_name, subjects, pointers) => {
    expect(pointersOf(federalRequest({ subjects }))).toEqual(pointers);
  });

  test.each([
    ['without a reason', { ...pavel, countedInFamily: false }, ['/subjects/1/exclusionReason']],
    ['a reason alone', { ...pavel, exclusionReason: 'in-custody' as const }, ['/subjects/1/exclusionReason']],
    ['with a reason', { ...pavel, countedInFamily: false, exclusionReason: 'in-custody' as const }, []],
  ])('an exclusion %s', (_name, subject, pointers) => {
    expect(pointersOf(aFamily({ subjects: [anna, subject, zoya] }))).toEqual(pointers);
  });

  test('the applicant cannot be left out', () => {
    const subjects = [{ ...anna, countedInFamily: false, exclusionReason: 'other' as const }];

    expect(pointersOf(aRequest({ subjects, consents: [consentOf('applicant')] }))).toEqual([
      '/subjects/0/countedInFamily',
    ]);
  });
});
