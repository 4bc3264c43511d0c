import { describe, expect, test } from 'vitest';
import { claimsOf } from '#core/request-rules/claims';
import { Purpose, type VerificationRequest } from '#schemas/verification-request';
import { concluded, kindsOf, planOf } from '#test/core/answered';
import { aDeclaration, anna, pavel, zoya } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const paper = (claim: string, changes: object = {}) => ({
  reference: 'вх-17/2',
  kind: 'income' as const,
  issuedOn: '2026-11-02',
  claim,
  ...changes,
});

/** Something of everything that can be declared. */
const everything = (changes: Partial<VerificationRequest> = {}): VerificationRequest =>
  aFamily({
    subjects: [
      { ...anna, residence: { regionCode: '33', registration: 'permanent' } },
      { ...pavel, occupation: 'working' },
      zoya,
    ],
    declaration: aDeclaration({
      income: [
        { subjectId: 'applicant', kind: 'labour', byMonth: ['1.00', '2.00', '3.00'] },
        { subjectId: 'spouse', kind: 'labour', payer: { name: 'Первый' }, byMonth: ['1.00', '2.00', '3.00'] },
        { subjectId: 'spouse', kind: 'labour', payer: { name: 'Второй' }, byMonth: ['1.00', '2.00', '3.00'] },
        { subjectId: 'child-1', kind: 'alimony-received', byMonth: ['1.00', '2.00', '3.00'] },
        { subjectId: 'applicant', kind: 'other-social', byMonth: ['0.00', '0.00', '0.00'] },
        {
          subjectId: 'applicant',
          kind: 'other',
          earnedOver: { from: '2026-01', to: '2026-12', amount: '12.00' },
        },
      ],
      alimonyPaid: [{ amount: '10.00' }],
      property: [{ ownerSubjectId: 'spouse', kind: 'land' }],
      activity: [
        { subjectId: 'spouse', registeredUnemployed: false, entrepreneur: false, selfEmployed: true },
      ],
    }),
    ...changes,
  });

describe('papers that the applicant brings of their own will (clause 2.6.1)', () => {
  const purposes = Purpose.options.map((purpose) => [purpose]);
  test.each(purposes)('each is shown beside the item that it supports: %s', (purpose) => {
    const claims = [...claimsOf(everything())];
    const voluntaryEvidence = claims.map((claim, index) => paper(claim, { reference: `вх-${index}` }));
    const request = everything({ purpose, voluntaryEvidence });
    const { coverage } = concluded(request, {});
    const shown = new Set(coverage.flatMap(({ papers = [] }) => papers.map(({ reference }) => reference)));

    expect(claims.length).toBeGreaterThan(15);
    expect(pointersOf(request)).toEqual([]);
    expect(voluntaryEvidence.filter(({ reference }) => !shown.has(reference))).toEqual([]);
  });

  test('supports its own row and nothing beside it', () => {
    const { coverage } = concluded(everything({ voluntaryEvidence: [paper('income/spouse/labour/2')] }), {});
    const items = coverage.filter(({ papers }) => papers !== undefined).map(({ item }) => item);

    expect(items).toEqual(
      ['2026-08', '2026-09', '2026-10'].map((month) => `income/spouse/labour/2/${month}`),
    );
    expect(coverage.find(({ papers }) => papers !== undefined)?.papers).toEqual([
      { reference: 'вх-17/2', kind: 'income', issuedOn: '2026-11-02' },
    ]);
  });

  test('changes neither a question nor a state nor a finding', () => {
    const without = everything();
    const request = everything({ voluntaryEvidence: [...claimsOf(without)].map((claim) => paper(claim)) });
    const [plain, shown] = [concluded(without, {}), concluded(request, {})];

    expect(planOf(request)).toEqual(planOf(without));
    expect(shown.coverage.map(({ item, state }) => [item, state])).toEqual(
      plain.coverage.map(({ item, state }) => [item, state]),
    );
    expect(kindsOf(shown)).toEqual(kindsOf(plain));
  });

  test('may be issued on the day of the request', () => {
    const voluntaryEvidence = [paper('property/1', { issuedOn: '2026-11-23' })];

    expect(pointersOf({ ...everything(), voluntaryEvidence })).toEqual([]);
  });

  test.each([
    [
      'an item that nobody declared',
      [paper('income/applicant/state-pension')],
      ['/voluntaryEvidence/0/claim'],
    ],
    ['property beyond the list', [paper('property/2')], ['/voluntaryEvidence/0/claim']],
    ['no path at all', [paper('../../etc')], ['/voluntaryEvidence/0/claim']],
    ['a path that ends in a slash', [paper('property/')], ['/voluntaryEvidence/0/claim']],
    ['an unknown person', [paper('citizenship/uncle')], ['/voluntaryEvidence/0/claim']],
    ['one twice', [paper('property/1'), paper('property/1')], ['/voluntaryEvidence/1/reference']],
    ['issued tomorrow', [paper('property/1', { issuedOn: '2026-11-24' })], ['/voluntaryEvidence/0/issuedOn']],
    ['a number of spaces', [paper('property/1', { reference: '   ' })], ['/voluntaryEvidence/0/reference']],
  ])('%s is a wrong field', (_what, voluntaryEvidence, pointers) => {
    expect([...new Set(pointersOf({ ...everything(), voluntaryEvidence }))]).toEqual(pointers);
  });
});
