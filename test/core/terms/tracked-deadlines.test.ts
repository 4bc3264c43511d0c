import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/time/day';
import { paymentDates, trackedDeadlines } from '#core/terms/tracked-deadlines';
import type { OfficeEvent } from '#schemas/office-event';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';

const acceptedOn = '2026-11-20';

/** `code start legal status [met]`. */
const terms = (officeEvents: readonly OfficeEvent[], today = '2026-11-20'): string[] =>
  trackedDeadlines({ acceptedOn, officeEvents }, vladimir(), today).map(
    ({ code, startsOn, legalDue, status, metOn }) =>
      [code, startsOn, legalDue, status, ...(metOn === undefined ? [] : [metOn])].join(' '),
  );

const granted = [
  happened('handed-to-commission', '2026-11-25'),
  happened('commission-met', '2026-12-01'),
  happened('commission-concluded', '2026-12-02'),
  happened('decided', '2026-12-03', { outcome: 'granted' }),
];
const signed = [
  ...granted,
  happened('applicant-notified', '2026-12-04'),
  happened('contract-signed', '2026-12-30', { termMonths: 6 }),
];

describe('terms that run', () => {
  test('with no event: those of acceptance', () => {
    expect(terms([], '2026-11-26')).toEqual([
      'preparation 2026-11-20 2026-11-26 due-today',
      'additional-check-notice 2026-11-20 2026-11-30 open',
      'final-answer 2026-11-20 2026-12-21 open',
    ]);
    expect(terms([], '2026-11-27')[0]).toBe('preparation 2026-11-20 2026-11-26 overdue');
  });

  test('an application at an МФЦ is filed there, and handed over in three days', () => {
    expect(terms([happened('mfc-accepted', '2026-11-18')])).toEqual([
      'mfc-transfer 2026-11-18 2026-11-23 met 2026-11-20',
      'preparation 2026-11-20 2026-11-26 open',
      'additional-check-notice 2026-11-20 2026-11-30 open',
      'final-answer 2026-11-18 2026-12-18 open',
    ]);
  });

  test('up to the signing, each event meets one term and starts the next', () => {
    expect(terms(granted, '2026-12-04')).toEqual([
      'preparation 2026-11-20 2026-11-26 met 2026-11-25',
      'additional-check-notice 2026-11-20 2026-11-30 met 2026-11-25',
      'final-answer 2026-11-20 2026-12-21 open',
      'commission-conclusion 2026-12-01 2026-12-02 met 2026-12-02',
      'decision 2026-12-02 2026-12-03 met 2026-12-03',
      'decision-notice 2026-12-03 2026-12-04 due-today',
    ]);
    expect(terms(signed, '2027-01-11').slice(2)).toEqual([
      'final-answer 2026-11-20 2026-12-21 met 2026-12-04',
      'commission-conclusion 2026-12-01 2026-12-02 met 2026-12-02',
      'decision 2026-12-02 2026-12-03 met 2026-12-03',
      'decision-notice 2026-12-03 2026-12-04 met 2026-12-04',
      'contract-signing 2026-12-04 2026-12-25 met 2026-12-30',
    ]);
  });

  test('a conclusion that names its meeting starts the same term once', () => {
    const [handed, met] = [
      happened('handed-to-commission', '2026-11-25'),
      happened('commission-met', '2026-12-01'),
    ];
    const concluded = happened('commission-concluded', '2026-12-02', { meetingOn: '2026-12-01' });
    const expected = 'commission-conclusion 2026-12-01 2026-12-02 met 2026-12-02';
    expect(terms([handed, met, concluded]).filter((term) => term.startsWith('commission'))).toEqual([
      expected,
    ]);
    expect(terms([handed, concluded]).filter((term) => term.startsWith('commission'))).toEqual([expected]);
  });

  test('a refusal without the commission', () => {
    expect(
      terms([
        happened('decided', '2026-11-24', { outcome: 'refused' }),
        happened('applicant-notified', '2026-11-25'),
      ]),
    ).toEqual([
      'preparation 2026-11-20 2026-11-26 met 2026-11-24',
      'additional-check-notice 2026-11-20 2026-11-30 met 2026-11-24',
      'final-answer 2026-11-20 2026-12-21 met 2026-11-25',
      'decision-notice 2026-11-24 2026-11-25 met 2026-11-25',
    ]);
  });

  test('an additional check is announced in time and lengthens nothing else', () => {
    expect(terms([happened('additional-check-notified', '2026-11-26')], '2026-11-27')).toEqual([
      'preparation 2026-11-20 2026-11-26 overdue',
      'additional-check-notice 2026-11-20 2026-11-30 met 2026-11-26',
      'final-answer 2026-11-20 2026-12-21 open',
    ]);
  });

  test('prolongation', () => {
    const events = [
      ...signed,
      happened('prolongation-proposed', '2027-04-05', { reasons: ['illness'] }),
      happened('handed-to-commission', '2027-04-06'),
      happened('commission-met', '2027-04-12'),
      happened('commission-concluded', '2027-04-13'),
      happened('prolongation-decided', '2027-04-14', { outcome: 'prolonged', months: 3 }),
    ];
    expect(terms(events, '2027-04-15').slice(7)).toEqual([
      'prolongation-review 2027-04-05 2027-04-15 met 2027-04-12',
      'prolongation-conclusion 2027-04-12 2027-04-13 met 2027-04-13',
      'prolongation-notice 2027-04-14 2027-04-19 open',
    ]);
  });

  test('termination', () => {
    const events = [
      ...signed,
      happened('termination-established', '2027-01-31', { ground: 'misuse' }),
      happened('handed-to-commission', '2027-02-05'),
      happened('commission-met', '2027-02-09'),
      happened('commission-concluded', '2027-02-10'),
      happened('termination-decided', '2027-02-12', { outcome: 'terminated' }),
      happened('applicant-notified', '2027-02-15'),
    ];
    expect(terms(events, '2027-02-15').slice(7)).toEqual([
      'termination-to-commission 2027-01-31 2027-02-10 met 2027-02-05',
      // Concluded a day after the meeting: met late.
      'termination-conclusion 2027-02-09 2027-02-09 met 2027-02-10',
      'termination-decision 2027-02-10 2027-02-12 met 2027-02-12',
      'termination-notice 2027-02-12 2027-02-15 met 2027-02-15',
    ]);
    expect(paymentDates({ acceptedOn, officeEvents: events }, vladimir())).toEqual({
      firstPaymentOn: '2027-01-01',
      paymentStopsOn: '2027-02-01',
    });
  });

  test('a change reported late is met late, not hidden', () => {
    const events = [...signed, happened('change-reported', '2027-02-20', { changedOn: '2027-02-01' })];
    expect(terms(events).at(-1)).toBe('change-notice 2027-02-01 2027-02-15 met 2027-02-20');
  });

  test('complaints, each with its own terms', () => {
    const register = (complaintId: string, about: 'other' | 'refusal-to-accept') =>
      happened('complaint-registered', '2026-11-24', { complaintId, receivedOn: '2026-11-20', about });
    const events = [
      register('c-1', 'other'),
      register('c-2', 'refusal-to-accept'),
      happened('complaint-decided', '2026-11-27', { complaintId: 'c-2', outcome: 'upheld' }),
      happened('complaint-replied', '2026-11-28', { complaintId: 'c-2' }),
    ];
    expect(terms(events, '2026-12-15').slice(3)).toEqual([
      'complaint-register 2026-11-20 2026-11-23 met 2026-11-24',
      'complaint-review-15 2026-11-24 2026-12-15 due-today',
      'complaint-register 2026-11-20 2026-11-23 met 2026-11-24',
      'complaint-review-5 2026-11-24 2026-12-01 met 2026-11-27',
      'complaint-reply 2026-11-27 2026-11-30 met 2026-11-28',
      'complaint-remedy 2026-11-27 2026-12-04 overdue',
    ]);
  });

  test('a withdrawn application owes nothing but answers to complaints', () => {
    const events = [
      happened('complaint-registered', '2026-11-23', {
        complaintId: 'c',
        receivedOn: '2026-11-23',
        about: 'other',
      }),
      happened('applicant-withdrew', '2026-11-24'),
    ];
    expect(terms(events)).toEqual([
      'complaint-register 2026-11-23 2026-11-24 met 2026-11-23',
      'complaint-review-15 2026-11-23 2026-12-14 open',
    ]);
  });

  test('payment dates are absent until something starts them', () => {
    expect(paymentDates({ acceptedOn, officeEvents: granted }, vladimir())).toEqual({});
  });
});

describe('whenever it all happens', () => {
  const moved = (events: readonly OfficeEvent[], days: number): OfficeEvent[] =>
    events.map((event) => ({ ...event, occurredOn: addDays(event.occurredOn, days) }));

  test('the same story later is due later, with the same terms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 30 }), (start, later) => {
        const at = (days: number) =>
          trackedDeadlines(
            { acceptedOn: addDays(acceptedOn, days), officeEvents: moved(signed, days) },
            vladimir(),
            '2027-12-01',
          );
        const [first, second] = [at(start), at(start + later)];
        expect(second.map(({ code }) => code)).toEqual(first.map(({ code }) => code));
        for (const [index, one] of first.entries()) {
          const next = second[index];
          expect(next !== undefined && next.legalDue >= one.legalDue && next.safeDue >= one.safeDue).toBe(
            true,
          );
        }
      }),
    );
  });
});
