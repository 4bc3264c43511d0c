import { describe, expect, test } from 'vitest';
import { readVerificationRequest } from '#core/read-request';
import type { Filing, IntakeChannel } from '#schemas/application';
import { anna, aRequest, consentOf, pavel, zoya } from '#test/core/family';
import { aFamily, pointersOf } from '#test/core/request-pointers';

const eSigned = { ...consentOf('applicant'), form: 'e-signed' } as const;
const SIGNATURE = '/filing/signature';
const COPIES = '/filing/certifiedCopies';

describe('how an application is filed (clauses 2.6.4 and 2.6.5)', () => {
  const cases: [IntakeChannel, Filing | undefined, string[]][] = [
    ['office', undefined, []],
    ['office', { signature: 'simple' }, [SIGNATURE]],
    ['mfc', {}, []],
    ['mfc', { signature: 'qualified' }, [SIGNATURE]],
    ['portal', undefined, []],
    ['portal', { signature: 'simple' }, []],
    ['post', undefined, [COPIES]],
    ['post', { certifiedCopies: false }, [COPIES]],
    ['post', { certifiedCopies: true }, []],
    ['post', { certifiedCopies: true, signature: 'enhanced' }, [SIGNATURE]],
    ['email-signed', undefined, [SIGNATURE]],
    ['email-signed', { signature: 'simple' }, [SIGNATURE]],
    ['email-signed', { signature: 'enhanced' }, []],
    ['email-signed', { signature: 'qualified' }, []],
  ];
  test.each(cases)('%s with %j', (intakeChannel, filing, pointers) => {
    const consents = intakeChannel === 'email-signed' ? [eSigned] : [consentOf('applicant')];
    const request = aRequest({ intakeChannel, consents, ...(filing === undefined ? {} : { filing }) });

    expect(pointersOf(request)).toEqual(pointers);
  });

  test("the applicant's consent is signed as the application is filed, those of others in their own way", () => {
    const spouse = consentOf('spouse');
    const byPost = { intakeChannel: 'post', filing: { certifiedCopies: true } } as const;
    const byMail = { intakeChannel: 'email-signed', filing: { signature: 'qualified' } } as const;

    expect(pointersOf(aFamily({ ...byPost, consents: [eSigned, spouse] }))).toEqual(['/consents/0/form']);
    expect(pointersOf(aFamily({ ...byMail, consents: [consentOf('applicant'), spouse] }))).toEqual([
      '/consents/0/form',
    ]);
    expect(pointersOf(aFamily({ ...byMail, consents: [eSigned, spouse] }))).toEqual([]);
  });

  test('a later check repeats an application that was filed once', () => {
    const check = { purpose: 'pre-signing', intakeChannel: 'email-signed', appliedOn: '2026-11-23' } as const;
    expect(pointersOf(aRequest(check))).toEqual([]);
  });

  test('everything at once, each in both languages with its clause', () => {
    const outcome = readVerificationRequest(
      aFamily({
        intakeChannel: 'post',
        filing: { signature: 'simple' },
        applicationKind: 'single',
        consents: [eSigned, consentOf('spouse')],
      }),
    );
    const errors = outcome.type === 'wrong' ? outcome.errors : [];

    expect(errors.map(({ pointer }) => pointer)).toEqual([
      SIGNATURE,
      COPIES,
      '/consents/0/form',
      '/applicationKind',
    ]);
    for (const { detail } of errors) expect(detail).toMatch(/п\. 2\.6.*clause.? 2\.6/s);
  });
});

describe('for oneself or for the family (clause 2.6.1)', () => {
  test.each([
    ['single', [anna], []],
    ['family', [anna, pavel, zoya], []],
    ['single', [anna, pavel, zoya], ['/applicationKind']],
    ['family', [anna], ['/applicationKind']],
    ['single', [anna, { ...pavel, countedInFamily: false, exclusionReason: 'in-custody' }], []],
  ] as const)('%s', (applicationKind, subjects, pointers) => {
    expect(pointersOf(aFamily({ applicationKind, subjects: [...subjects] }))).toEqual(
      subjects.length === 1 ? [...pointers, '/consents/1/subjectId'].sort() : pointers,
    );
  });
});

describe('the edition in force (clause 1.1)', () => {
  const months = { incomeMonths: ['2023-09', '2023-10', '2023-11'] } as const;
  test.each([
    ['2023-12-07', []],
    ['2023-12-06', ['/policy/edition']],
  ] as const)('on %s', (acceptedOn, pointers) => {
    const base = aRequest();
    const outcome = pointersOf({
      ...base,
      acceptedOn,
      declaration: { ...base.declaration, incomeMonths: months.incomeMonths },
      consents: [{ ...consentOf('applicant'), givenOn: '2023-12-01' }],
    });
    expect(outcome).toEqual(pointers);
  });
});

test.each([
  ['employee-7', []],
  ['Иванова А.А.', ['/registeredBy']],
])('who registered the application is a code, never a name: %s', (registeredBy, pointers) => {
  expect(pointersOf(aRequest({ registeredBy }))).toEqual(pointers);
});
