import { describe, expect, test } from 'vitest';
import { caseIdOf } from '#core/ids';
import { newCase } from '#core/case/new-case';
import { readVerificationRequest } from '#core/read-request';
import type { VerificationRequest } from '#schemas/verification-request';
import { vladimir } from '#test/core/answered';
import { aRequest } from '#test/core/family';

const check = (changes: Partial<VerificationRequest>): VerificationRequest =>
  aRequest({ acceptedOn: '2027-02-01', appliedOn: '2026-11-23', purpose: 'monitoring', ...changes });

const wrongFields = (request: VerificationRequest): string[] => {
  const read = readVerificationRequest(request);
  return read.type === 'wrong' ? read.errors.map(({ pointer }) => pointer) : [];
};

const key = { officeId: 'vladimir-east', registrationNumber: '2026/0117', purpose: 'monitoring' };

describe('the month of a check', () => {
  test.each(['monitoring', 'contract-end', 'post-contract'] as const)('may be named for %s', (purpose) => {
    expect(wrongFields(check({ purpose, checkMonth: '2027-02' }))).toEqual([]);
  });

  test.each(['decision', 'pre-signing', 'complaint'] as const)('has no meaning for %s', (purpose) => {
    const days = purpose === 'decision' ? { acceptedOn: '2026-11-23' } : {};
    const checkMonth = purpose === 'decision' ? '2026-11' : '2027-02';
    const read = readVerificationRequest(check({ purpose, checkMonth, ...days }));
    expect(read).toMatchObject({ type: 'wrong', errors: [{ pointer: '/checkMonth' }] });
    expect(JSON.stringify(read)).toMatch(/месяц проверки.*month of check/);
  });

  test.each([
    ['2026-10', ['/checkMonth']],
    ['2026-11', []],
    ['2027-02', []],
    ['2027-03', ['/checkMonth']],
    ['2027-13', ['/checkMonth']],
  ] as const)('%s lies between application and acceptance', (checkMonth, wrong) => {
    expect(wrongFields(check({ checkMonth }))).toEqual(wrong);
  });

  test('is part of the key of the case; without it the id is what it was', () => {
    const ids = ['2027-01', '2027-02', '2028-01'].map((checkMonth) => caseIdOf({ ...key, checkMonth }));
    expect(new Set([...ids, caseIdOf(key)]).size).toBe(4);
    expect(
      caseIdOf({ officeId: 'vladimir-gkuszn-01', registrationNumber: '2026-0900', purpose: 'decision' }),
    ).toBe('au2laqqj5sbbztr5wtqy4b4noy');
  });

  test('stands in the row of the case', () => {
    const received = {
      policy: vladimir(),
      at: '2027-02-01T08:00:00.000Z',
      correlationId: 'correlation-1',
      recheckSeconds: 300,
    };
    const known = newCase(check({ checkMonth: '2027-02' }), received);
    expect(known).toMatchObject({
      caseId: caseIdOf({ ...key, checkMonth: '2027-02' }),
      checkMonth: '2027-02',
    });
    expect(newCase(check({}), received)).not.toHaveProperty('checkMonth');
  });
});
