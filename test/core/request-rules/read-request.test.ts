import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVerificationRequest } from '#core/read-request';
import { aFamily, pointersOf } from '#test/core/request-pointers';
import { anna, aDeclaration, aRequest, consentOf, pavel, zoya } from '#test/core/family';

describe('a whole request', () => {
  test('is read as it is, byte for byte', () => {
    const request = aFamily();

    expect(readVerificationRequest(request)).toEqual({ type: 'read', request });
  });

  test('of the business track has a plan and the consent to hand it over', () => {
    const request = aRequest({
      track: 'business',
      declaration: aDeclaration({
        businessPlan: { reference: 'BP-1', activity: 'пекарня', requestedAmount: '350000' },
      }),
      consents: [consentOf('applicant'), consentOf('applicant', ['transfer-my-business'])],
    });

    expect(readVerificationRequest(request)).toEqual({ type: 'read', request });
  });
});

describe('everything at once', () => {
  test('fields by themselves and fields against each other, in one answer', () => {
    const request = {
      ...aFamily({ track: 'business' }),
      officeId: 'ВЛАДИМИР',
      subjects: [
        { ...anna, snils: '11223344596', birthDate: '2026-02-30' },
        { ...pavel, birthDate: '2027-01-01', role: 'applicant' },
        zoya,
      ],
      declaration: { ...aDeclaration({ incomeMonths: ['2026-01', '2026-02', '2026-03'] }), extra: 1 },
      consents: [{ ...consentOf('uncle'), form: 'oral' }],
    };

    expect(pointersOf(request)).toEqual([
      // Each of the two applicants lacks the consent to hand over to the business centre.
      '/consents',
      '/consents',
      '/consents/0/form',
      '/consents/0/subjectId',
      '/declaration/businessPlan',
      '/declaration/extra',
      '/declaration/incomeMonths',
      '/officeId',
      '/subjects',
      '/subjects/0/birthDate',
      '/subjects/0/snils',
      '/subjects/1/birthDate',
    ]);
  });

  test('a wrong element does not hide what is wrong with the others', () => {
    const request = aFamily({
      subjects: [{ ...anna, birthDate: 'yesterday' }, { ...pavel, birthDate: '1890-01-01' }, zoya],
    });

    expect(pointersOf(request)).toEqual(['/subjects/0/birthDate', '/subjects/1/birthDate']);
  });

  test('a rule whose field cannot be read is skipped, not guessed', () => {
    expect(pointersOf({ ...aFamily(), acceptedOn: '23.11.2026' })).toEqual(['/acceptedOn']);
    expect(pointersOf({ ...aFamily(), policy: 'vladimir' })).toEqual(['/policy']);
    expect(pointersOf({ ...aFamily(), consents: 7 })).toEqual(['/consents']);
  });

  test('sentences are in both languages and never quote a value', () => {
    const secret = 'СЕКРЕТ';
    const outcome = readVerificationRequest({
      ...aFamily({ consents: [], track: 'business' }),
      officeId: secret,
      registrationNumber: `${secret}\n`,
      subjects: [{ ...anna, subjectId: secret, snils: secret, birthDate: secret }],
    });

    expect(outcome.type).toBe('wrong');
    if (outcome.type === 'wrong') {
      expect(JSON.stringify(outcome.errors)).not.toContain(secret);
      for (const { detail } of outcome.errors) expect(detail).toMatch(/[а-яё].* \/ .*[a-z]/i);
    }
  });
});

describe('anything at all', () => {
  test('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(readVerificationRequest(input).type).toBe('wrong');
      }),
      { numRuns: 100 },
    );
  });

  test('also where one field of a good request is replaced by anything', () => {
    const keys = Object.keys(aFamily());
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => {
        const outcome = readVerificationRequest({ ...aFamily(), [key]: value });
        if (outcome.type === 'wrong') {
          for (const { pointer } of outcome.errors)
            expect(pointer === '' || pointer.startsWith('/')).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
