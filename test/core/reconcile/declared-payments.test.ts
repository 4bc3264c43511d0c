import { describe, expect, test } from 'vitest';
import type { ReplyContent } from '#schemas/answer';
import type { Purpose } from '#schemas/verification-request';
import { concluded, found, type Said } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';

const KIND = 'self-employment-payment-found';

const saying = (received: 'yes' | 'no' | 'not-stated', purpose: Purpose = 'decision') =>
  aRequest({
    purpose,
    declaration: aDeclaration({ selfEmploymentPayments: [{ subjectId: 'applicant', received }] }),
  });

const paidOn = (...days: string[]): ReplyContent =>
  found({
    kind: 'self-employment-payments',
    payments: days.map((day) => ({ paidOn: day, purpose: 'extra-jobs', amount: 5_880_000 })),
  });

const findings = (request: ReturnType<typeof saying>, content: ReplyContent | 'silent') => {
  const said: Said = { 'self-employment-payments/applicant': content };
  return concluded(request, said).discrepancies.filter(({ kind }) => kind === KIND);
};

/** Clause 1.3(4): a condition that the family itself says is not met. The form asks it (received / not received). */
describe('payments within five years that the family itself has named', () => {
  test.each<[string, ReplyContent | 'silent']>([
    ['the centre has no such payment', paidOn()],
    ['it is older than five years', paidOn('2021-11-22')],
    ['the centre does not know the person', { outcome: 'not-found' }],
    ['the centre has not answered', 'silent'],
    ['the centre declined', { outcome: 'refused' }],
  ])('are for the commission also where %s', (_name, content) => {
    expect(findings(saying('yes'), content)).toMatchObject([
      {
        subjectId: 'applicant',
        item: 'self-employment-payments/applicant',
        clause: '1.3(4)',
        severity: 'medium',
        effect: 'not-decidable',
        declared: 'yes',
      },
    ]);
  });

  test('are the recorded ones where the centre has them', () => {
    expect(findings(saying('yes'), paidOn('2021-11-23'))).toMatchObject([
      { severity: 'blocking', recorded: '58800.00' },
    ]);
  });

  test('nothing is made of "no" and of nothing said', () => {
    expect(findings(saying('no'), paidOn())).toEqual([]);
    expect(findings(saying('not-stated'), { outcome: 'not-found' })).toEqual([]);
  });

  test('a check that may not ask about them does not bring them up again', () => {
    expect(findings(saying('yes', 'monitoring'), 'silent')).toEqual([]);
  });
});
