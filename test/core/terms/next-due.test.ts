import { describe, expect, test } from 'vitest';
import { nextDueOf, placeIfKnown, placeInOffice } from '#core/terms/next-due';
import type { OfficeEvent } from '#schemas/office-event';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';

const acceptedOn = '2026-11-20';
const handed = happened('handed-to-commission', '2026-11-25');
const concluded = happened('commission-concluded', '2026-12-02', { meetingOn: '2026-12-01' });
const granted = [handed, concluded, happened('decided', '2026-12-03', { outcome: 'granted' })];
const notified = happened('applicant-notified', '2026-12-04');
const signing = happened('contract-signed', '2026-12-21', { termMonths: 2 });
const signed = [...granted, notified, signing];
const done = (obligation: 'monthly-check' | 'last-month-conclusion', month: string, day: string) =>
  happened('monitoring-done', day, { obligation, month });

describe('what is due next', () => {
  test.each([
    ['nothing is handed over', [], '2026-11-26'],
    ['handed over: the final answer', [handed], '2026-12-18'],
    ['decided: the notice of the next working day', granted, '2026-12-04'],
    ['told: signing within 15 working days', [...granted, notified], '2026-12-25'],
    ['signed: the first month of monitoring', signed, '2027-01-31'],
    ['signed without a notice: the contract is the answer', [...granted, signing], '2027-01-31'],
    [
      'a month that is met: the next one',
      [...signed, done('monthly-check', '2027-01', '2027-01-20')],
      '2027-02-28',
    ],
    [
      'a month that is not: it stays',
      [...signed, done('last-month-conclusion', '2027-02', '2027-02-20')],
      '2027-01-31',
    ],
    ['withdrawn', [happened('applicant-withdrew', '2026-11-21')], undefined],
    [
      'refused and told',
      [
        happened('decided', '2026-11-24', { outcome: 'refused' }),
        happened('applicant-notified', '2026-11-25'),
      ],
      undefined,
    ],
    [
      'refused at the signing',
      [
        ...granted,
        notified,
        happened('decided', '2026-12-10', { outcome: 'refused' }),
        happened('applicant-notified', '2026-12-10'),
      ],
      undefined,
    ],
    [
      'closed after the contract',
      [...signed, happened('contract-ended', '2027-01-11'), happened('case-closed', '2027-01-12')],
      undefined,
    ],
  ] as const)('%s', (_name, officeEvents, expected) => {
    expect(nextDueOf({ acceptedOn, officeEvents }, vladimir())).toBe(expected);
  });

  test('a proposal to prolong is not owed once the contract is terminated', () => {
    const officeEvents = [
      ...signed,
      done('monthly-check', '2027-01', '2027-01-20'),
      happened('prolongation-proposed', '2027-02-01', { reasons: ['illness'] }),
      happened('termination-established', '2027-02-02', { ground: 'misuse' }),
    ];
    expect(nextDueOf({ acceptedOn, officeEvents }, vladimir())).toBe('2027-02-12');
    const terminated = [
      ...officeEvents,
      happened('termination-decided', '2027-02-05', { outcome: 'terminated' }),
      happened('applicant-notified', '2027-02-08'),
    ];
    expect(nextDueOf({ acceptedOn, officeEvents: terminated }, vladimir())).toBeUndefined();
  });

  test('the notice of a termination may come after the last check that was owed', () => {
    const officeEvents = [
      ...signed,
      happened('termination-established', '2027-02-02', { ground: 'misuse' }),
      happened('termination-decided', '2027-02-05', { outcome: 'terminated' }),
      done('monthly-check', '2027-01', '2027-02-06'),
    ];
    expect(nextDueOf({ acceptedOn, officeEvents }, vladimir())).toBe('2027-02-08');
    const told = [...officeEvents, happened('applicant-notified', '2027-02-08')];
    expect(nextDueOf({ acceptedOn, officeEvents: told }, vladimir())).toBeUndefined();
  });
});

describe('the place of a case in its office', () => {
  const place = (changes: Partial<VerificationCase>, events: readonly OfficeEvent[] = []) =>
    placeInOffice(aCase({ acceptedOn, safeDue: '2026-11-26', ...changes }), events, vladimir());

  test('a verification that runs keeps its own day', () => {
    expect(place({ state: 'verifying' }, [handed])).toEqual({ safeDue: '2026-11-26', settled: false });
    expect(place({ state: 'result-ready' }, [handed])).toEqual({ safeDue: '2026-12-18', settled: false });
  });

  test('what owes nothing any more is settled and keeps its last day', () => {
    const withdrew = [happened('applicant-withdrew', '2026-11-21')];
    expect(place({ state: 'result-ready' }, withdrew)).toEqual({ safeDue: '2026-11-26', settled: true });
    expect(place({ state: 'verifying' }, withdrew)).toEqual({ safeDue: '2026-11-26', settled: false });
  });

  test.each(['pre-signing', 'monitoring', 'contract-end', 'post-contract', 'complaint'] as const)(
    'a check of purpose %s is done with its result',
    (purpose) => {
      expect(place({ purpose, state: 'verifying' })).toEqual({ safeDue: '2026-11-26', settled: false });
      expect(place({ purpose, state: 'result-ready' })).toEqual({ safeDue: '2026-11-26', settled: true });
    },
  );

  test('a term that ends in a year without a calendar leaves the case where it was', () => {
    const known = aCase({ acceptedOn: '2027-12-10', safeDue: '2027-12-16', state: 'result-ready' });
    expect(placeIfKnown(known, [], vladimir())).toEqual({ safeDue: '2027-12-16', settled: false });
    expect(() => placeInOffice(known, [], vladimir())).toThrow('2028');
  });
});
