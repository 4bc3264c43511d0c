import { describe, expect, test } from 'vitest';
import { anna, aDeclaration, aRequest, consentOf, pavel, zoya } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const income = (...rows: { subjectId: string; kind: 'labour'; payer?: { inn?: string; name?: string } }[]) =>
  aFamily({
    declaration: aDeclaration({ income: rows.map((row) => ({ ...row, byMonth: ['1', '2', '3'] })) }),
  });

describe('consents, policy and income rows: one thing wrong, one pointer', () => {
  const cases: [string, unknown, string[]][] = [
    [
      'no consent of an adult',
      aFamily({ consents: [consentOf('applicant')] }),
      ['/consents', '/consents', '/consents'],
    ],
    [
      'one consent missing',
      aFamily({
        consents: [consentOf('applicant'), consentOf('spouse', ['personal-data', 'contract'])],
      }),
      ['/consents'],
    ],
    [
      'a consent given too late',
      aRequest({
        consents: [
          { ...consentOf('applicant', ['personal-data']), givenOn: '2026-11-24' },
          consentOf('applicant', ['contract', 'verification-and-visit']),
        ],
      }),
      ['/consents/0/givenOn'],
    ],
    [
      'a consent withdrawn that day',
      aRequest({
        consents: [
          consentOf('applicant', ['personal-data', 'contract']),
          { ...consentOf('applicant', ['verification-and-visit']), withdrawnOn: '2026-11-23' },
        ],
      }),
      ['/consents/1/withdrawnOn'],
    ],
    [
      'a consent that has expired',
      aRequest({
        consents: [
          consentOf('applicant', ['personal-data', 'contract']),
          { ...consentOf('applicant', ['verification-and-visit']), validUntil: '2026-11-22' },
        ],
      }),
      ['/consents/1/validUntil'],
    ],
    [
      'business without plan and consent',
      aRequest({ track: 'business' }),
      ['/consents', '/declaration/businessPlan'],
    ],
    ['an unknown region', aRequest({ policy: { id: 'atlantis', edition: '2023-12-07' } }), ['/policy']],
    [
      'an unknown edition',
      aRequest({ policy: { id: 'vladimir-regional', edition: '2015-12-08' } }),
      ['/policy'],
    ],
    [
      'terms that end in a year without a calendar',
      aRequest({
        acceptedOn: '2027-12-20',
        declaration: aDeclaration({ incomeMonths: ['2027-09', '2027-10', '2027-11'] }),
      }),
      ['/acceptedOn'],
    ],
    [
      'a year without calendar and minima',
      aRequest({
        acceptedOn: '2030-12-20',
        declaration: aDeclaration({ incomeMonths: ['2030-09', '2030-10', '2030-11'] }),
      }),
      ['/acceptedOn', '/acceptedOn'],
    ],
    [
      'the wrong window',
      aRequest({ declaration: aDeclaration({ incomeMonths: ['2026-07', '2026-08', '2026-09'] }) }),
      ['/declaration/incomeMonths'],
    ],
    [
      'the window backwards',
      aRequest({ declaration: aDeclaration({ incomeMonths: ['2026-10', '2026-09', '2026-08'] }) }),
      ['/declaration/incomeMonths'],
    ],
    [
      'one payer twice, by ИНН',
      income(
        { subjectId: 'applicant', kind: 'labour', payer: { inn: '7707083893', name: 'ООО «А»' } },
        { subjectId: 'applicant', kind: 'labour', payer: { inn: '7707083893', name: 'ООО «Б»' } },
      ),
      ['/declaration/income/1'],
    ],
    [
      'one payer twice, by name',
      income(
        { subjectId: 'applicant', kind: 'labour', payer: { name: 'ИП Ёлкин' } },
        { subjectId: 'applicant', kind: 'labour', payer: { name: 'ип  Елкин' } },
      ),
      ['/declaration/income/1'],
    ],
    [
      'two rows without a payer',
      income({ subjectId: 'spouse', kind: 'labour' }, { subjectId: 'spouse', kind: 'labour' }),
      ['/declaration/income/1'],
    ],
    [
      'a sum beyond the exact integers',
      aFamily({
        declaration: aDeclaration({
          income: Array.from({ length: 40 }, (_, index) => ({
            subjectId: 'applicant',
            kind: 'labour' as const,
            payer: { name: `ИП ${index}` },
            byMonth: ['999999999999.99', '999999999999.99', '999999999999.99'],
          })),
        }),
      }),
      ['/declaration/income'],
    ],
  ];

  test.each(cases)('%s', (_name, request, pointers) => {
    expect(pointersOf(request)).toEqual(pointers);
  });
});

test.each([
  ['the largest exact sum', '71992547410.81', []],
  ['a kopeck more', '71992547410.82', ['/declaration/income']],
] as const)('all incomes together: %s', (_name, rest, pointers) => {
  const most = '999999999999.99';
  const row = (index: number, first: string, others: string) => ({
    subjectId: 'applicant',
    kind: 'labour' as const,
    payer: { name: `ИП ${index}` },
    byMonth: [first, others, others] satisfies [string, string, string],
  });
  // Ninety times 99,999,999,999,999 kopecks and the rest make 9,007,199,254,740,991.
  const income = [...Array.from({ length: 30 }, (_, index) => row(index, most, most)), row(30, rest, '0')];

  expect(pointersOf(aFamily({ declaration: aDeclaration({ income }) }))).toEqual(pointers);
});

describe('one thing just right', () => {
  test.each([
    [
      'a child of 17 years and 364 days',
      aFamily({ subjects: [anna, pavel, { ...zoya, birthDate: '2008-11-24' }] }),
    ],
    ['an age of exactly 120', aFamily({ subjects: [anna, { ...pavel, birthDate: '1906-11-23' }, zoya] })],
    [
      'born on the day of acceptance',
      aFamily({ subjects: [anna, pavel, { ...zoya, birthDate: '2026-11-23' }] }),
    ],
    [
      'a consent given on the day of acceptance',
      aRequest({ consents: [{ ...consentOf('applicant'), givenOn: '2026-11-23' }] }),
    ],
    [
      'a consent withdrawn the day after',
      aRequest({ consents: [{ ...consentOf('applicant'), withdrawnOn: '2026-11-24' }] }),
    ],
    [
      'a consent valid until that day',
      aRequest({ consents: [{ ...consentOf('applicant'), validUntil: '2026-11-23' }] }),
    ],
    [
      'a withdrawn consent beside a new one',
      aRequest({
        consents: [{ ...consentOf('applicant'), withdrawnOn: '2026-11-21' }, consentOf('applicant')],
      }),
    ],
    [
      'one payer and none',
      income(
        { subjectId: 'spouse', kind: 'labour' },
        { subjectId: 'spouse', kind: 'labour', payer: { inn: '7707083893' } },
      ),
    ],
    [
      'one payer of two people',
      income(
        { subjectId: 'applicant', kind: 'labour', payer: { inn: '7707083893' } },
        { subjectId: 'spouse', kind: 'labour', payer: { inn: '7707083893' } },
      ),
    ],
  ])('%s', (_name, request) => {
    expect(pointersOf(request)).toEqual([]);
  });
});
