import { expect, test } from 'vitest';
import { followUpRequest } from '#core/office/follow-up-request';
import type { ConsentKind } from '#schemas/consent';
import type { OfficeEvent } from '#schemas/office-event';
import { aDeclaration, anna, aRequest, consentOf } from '#test/core/family';
import { happened } from '#test/core/office-events';

/** Anna's application of 23 November 2026; the check of March 2027 is made on its first day. */
const original = aRequest({
  declaration: aDeclaration({
    income: [{ subjectId: 'applicant', kind: 'other', byMonth: ['100', '200', '300'] }],
  }),
  consents: [
    consentOf('applicant', ['personal-data', 'contract', 'transfer-my-business']),
    { ...consentOf('applicant', ['verification-and-visit']), validUntil: '2027-03-01' },
    { ...consentOf('applicant', ['personal-data']), validUntil: '2027-02-28' },
  ],
});
const withdrawn = (consent: ConsentKind, subjectId = 'applicant'): OfficeEvent =>
  happened('consent-withdrawn', '2027-01-11', {
    subjectId,
    consent,
    withdrawnOn: '2027-01-11',
    form: 'written',
  });
const made = (officeEvents: readonly OfficeEvent[] = [], today = '2027-03-01') =>
  followUpRequest(original, { officeEvents }, { purpose: 'monitoring', month: '2027-03', today });
const kindsIn = (officeEvents: readonly OfficeEvent[]) => {
  const read = made(officeEvents);
  return read.type === 'read' ? read.request.consents.map(({ kinds }) => kinds) : read.errors;
};

test('the same people and declaration under the same number, of the day on which it is made', () => {
  expect(made()).toMatchObject({
    type: 'read',
    request: {
      registrationNumber: '2026/0117',
      purpose: 'monitoring',
      checkMonth: '2027-03',
      acceptedOn: '2027-03-01',
      appliedOn: '2026-11-23',
      subjects: [anna],
      declaration: original.declaration,
    },
  });
});

const WHOLE = ['personal-data', 'contract', 'transfer-my-business'];
const VISIT = ['verification-and-visit'];

test.each([
  ['one that ended the day before is gone', [], [WHOLE, VISIT]],
  [
    'a kind that was withdrawn is gone',
    [withdrawn('transfer-my-business')],
    [['personal-data', 'contract'], VISIT],
  ],
  ['a withdrawal of somebody else changes nothing', [withdrawn('contract', 'spouse')], [WHOLE, VISIT]],
] as const)('consents that hold on that day: %s', (_name, events, kinds) => {
  expect(kindsIn(events)).toEqual(kinds);
});

test.each(['personal-data', 'contract', 'verification-and-visit'] as const)(
  'without the consent %s there is no check (clauses 1.3(3), 2.6.2)',
  (kind) => {
    const read = made([withdrawn(kind)]);

    expect(read.type === 'wrong' && read.errors.map(({ pointer }) => pointer)).toEqual(['/consents']);
  },
);

test('what the rules of intake refuse is told with its place in the original request', () => {
  const read = made([], '2099-03-01');

  expect(read.type === 'wrong' && read.errors.map(({ pointer }) => pointer)).toContain('/acceptedOn');
});
