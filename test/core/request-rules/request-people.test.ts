import { describe, expect, test } from 'vitest';
import { anna, aDeclaration, consentOf, pavel, zoya } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const withoutIdentity = { ...pavel, identity: undefined };
const labour = { subjectId: 'applicant', kind: 'labour', byMonth: ['1', '2', '3'] } as const;

describe('people of a request: one thing wrong, one pointer', () => {
  const cases: [string, unknown, string[]][] = [
    ['no applicant', aFamily({ subjects: [{ ...anna, role: 'family-member' }, pavel, zoya] }), ['/subjects']],
    ['two applicants', aFamily({ subjects: [anna, { ...pavel, role: 'applicant' }, zoya] }), ['/subjects']],
    [
      'a repeated subject id',
      aFamily({ subjects: [anna, pavel, zoya, { ...zoya, snils: '00108483700' }] }),
      ['/subjects/3/subjectId'],
    ],
    [
      'a repeated СНИЛС',
      aFamily({ subjects: [anna, pavel, { ...zoya, snils: anna.snils }] }),
      ['/subjects/2/snils'],
    ],
    [
      'a repeated ИНН',
      aFamily({ subjects: [anna, { ...pavel, inn: '500100732259' }, zoya] }),
      ['/subjects/1/inn'],
    ],
    [
      'born after acceptance',
      aFamily({ subjects: [anna, pavel, { ...zoya, birthDate: '2026-11-24' }] }),
      ['/subjects/2/birthDate'],
    ],
    [
      'older than 120',
      aFamily({ subjects: [anna, { ...pavel, birthDate: '1905-11-23' }, zoya] }),
      ['/subjects/1/birthDate'],
    ],
    [
      'an adult child',
      aFamily({ subjects: [anna, { ...pavel, group: 'child' }, zoya] }),
      ['/subjects/1/group'],
    ],
    [
      'an adult without a document',
      aFamily({ subjects: [anna, withoutIdentity, zoya] }),
      ['/subjects/1/identity'],
    ],
    [
      'income of nobody',
      aFamily({
        declaration: aDeclaration({ income: [{ ...labour, subjectId: 'uncle', byMonth: ['1', '2', '3'] }] }),
      }),
      ['/declaration/income/0/subjectId'],
    ],
    [
      'property of nobody',
      aFamily({ declaration: aDeclaration({ property: [{ ownerSubjectId: 'uncle', kind: 'land' }] }) }),
      ['/declaration/property/0/ownerSubjectId'],
    ],
    [
      'a statement about nobody',
      aFamily({
        declaration: aDeclaration({ selfEmploymentPayments: [{ subjectId: 'uncle', received: 'no' }] }),
      }),
      ['/declaration/selfEmploymentPayments/0/subjectId'],
    ],
    [
      'an activity of nobody',
      aFamily({ declaration: aDeclaration({ activity: [{ subjectId: 'uncle' }] }) }),
      ['/declaration/activity/0/subjectId'],
    ],
    [
      'two statements about one person',
      aFamily({
        declaration: aDeclaration({
          selfEmploymentPayments: [
            { subjectId: 'spouse', received: 'no' },
            { subjectId: 'spouse', received: 'yes' },
          ],
        }),
      }),
      ['/declaration/selfEmploymentPayments/1/subjectId'],
    ],
    [
      'a consent of nobody',
      aFamily({ consents: [consentOf('applicant'), consentOf('spouse'), consentOf('uncle')] }),
      ['/consents/2/subjectId'],
    ],
  ];

  test.each(cases)('%s', (_name, request, pointers) => {
    expect(pointersOf(request)).toEqual(pointers);
  });
});
