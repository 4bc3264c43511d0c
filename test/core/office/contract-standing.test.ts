import { describe, expect, test } from 'vitest';
import { contractStanding } from '#core/office/contract-standing';
import type { OfficeEvent } from '#schemas/office-event';
import { cancelled, happened } from '#test/core/office-events';

const complaint = happened('complaint-registered', '2026-11-30', {
  complaintId: 'c-1',
  receivedOn: '2026-11-30',
  about: 'other',
});
const signed = happened('contract-signed', '2026-12-07', { termMonths: 6 });
const way = [
  happened('handed-to-commission', '2026-11-25'),
  happened('commission-met', '2026-12-01'),
  happened('commission-concluded', '2026-12-02'),
  happened('decided', '2026-12-03', { outcome: 'granted' }),
  happened('applicant-notified', '2026-12-04'),
  signed,
];
const established = happened('termination-established', '2027-01-11', { ground: 'misuse' });
const decided = (outcome: 'terminated' | 'kept') =>
  happened('termination-decided', '2027-01-18', { outcome });
const ended = happened('contract-ended', '2027-06-07');
const changed = happened('change-reported', '2027-02-01', { changedOn: '2027-01-29' });

describe('where a contract stands', () => {
  const active = { state: 'contract-active', signedOn: '2026-12-07', interactions: 1, complaints: 0 };

  test.each<[string, readonly OfficeEvent[], object]>([
    ['before it', way.slice(0, 1), { state: 'with-commission', interactions: 0, complaints: 0 }],
    ['signed', way, active],
    ['a complaint on the way', [complaint, ...way], { ...active, interactions: 2, complaints: 1 }],
    ['a change reported', [...way, changed], { ...active, interactions: 2 }],
    ['kept after all', [...way, established, decided('kept')], active],
    [
      'terminated',
      [...way, established, decided('terminated')],
      { ...active, state: 'ended', endedBy: 'termination' },
    ],
    ['ended with its term', [...way, ended], { ...active, state: 'ended', endedBy: 'term' }],
    ['an end that was posted by mistake', [...way, ended, cancelled(ended, '2027-06-08')], active],
    [
      'a signing that was posted by mistake',
      [...way, cancelled(signed, '2026-12-08')],
      { state: 'decided-granted', interactions: 0, complaints: 0 },
    ],
  ])('%s', (_name, events, standing) => {
    expect(contractStanding(events)).toStrictEqual(standing);
  });

  test('nowhere before the first event', () => {
    expect(contractStanding([])).toBeUndefined();
  });
});

test.each<[string, OfficeEvent, number]>([
  ['a withdrawn application', happened('applicant-withdrew', '2026-11-30'), 1],
  [
    'a withdrawn consent',
    happened('consent-withdrawn', '2026-11-30', {
      subjectId: 'applicant',
      consent: 'contract',
      withdrawnOn: '2026-11-30',
      form: 'written',
    }),
    1,
  ],
  ['a complaint', complaint, 1],
  [
    'a check of a month',
    happened('monitoring-done', '2026-11-30', { obligation: 'monthly-check', month: '2026-11' }),
    0,
  ],
  ['a notice', happened('applicant-notified', '2026-11-30'), 0],
  ['papers of an МФЦ', happened('mfc-accepted', '2026-11-20'), 0],
])('the applicant and the office deal with each other (clause 2.16): %s', (_name, event, interactions) => {
  expect(contractStanding([event])?.interactions).toBe(interactions);
});
