import { describe, expect, test } from 'vitest';
import { paymentDates, trackedDeadlines } from '#core/terms/tracked-deadlines';
import type { OfficeEvent } from '#schemas/office-event';
import { vladimir } from '#test/core/answered';
import { happened } from '#test/core/office-events';

const acceptedOn = '2026-11-20';

const signed = [
  happened('handed-to-commission', '2026-11-25'),
  happened('commission-concluded', '2026-12-02'),
  happened('decided', '2026-12-03', { outcome: 'granted' }),
  happened('applicant-notified', '2026-12-04'),
  happened('contract-signed', '2026-12-30', { termMonths: 6 }),
];

describe('grounds of termination that a person has established', () => {
  /** `code start legal status [met]` of what has started since a day. */
  const termsSince = (day: string, officeEvents: readonly OfficeEvent[]): string[] =>
    trackedDeadlines({ acceptedOn, officeEvents }, vladimir(), '2027-04-21')
      .filter(({ startsOn }) => startsOn >= day)
      .map(({ code, startsOn, legalDue, status, metOn }) =>
        [code, startsOn, legalDue, status, ...(metOn === undefined ? [] : [metOn])].join(' '),
      );

  /** Clause 3.6.5: payment stops where grounds end the contract; clause 3.6.4: the office may decide otherwise. */
  test('a contract that is kept goes on being paid', () => {
    const kept = [
      ...signed,
      happened('termination-established', '2027-01-31', { ground: 'misuse' }),
      happened('commission-concluded', '2027-02-10'),
      happened('termination-decided', '2027-02-12', { outcome: 'kept' }),
    ];
    const again = happened('termination-established', '2027-03-01', { ground: 'non-fulfilment' });
    const dates = (officeEvents: readonly OfficeEvent[]) =>
      paymentDates({ acceptedOn, officeEvents }, vladimir());

    expect(dates(kept)).toEqual({ firstPaymentOn: '2027-01-01' });
    expect(dates([...kept, again])).toEqual({ firstPaymentOn: '2027-01-01', paymentStopsOn: '2027-04-01' });
  });

  /** Clause 3.5.5 gives three days from the decision; grounds of 3.6.1 that come up within them suspend nothing (2.7). */
  test('a prolongation is told of also where grounds of termination have come up since', () => {
    const events = [
      ...signed,
      happened('prolongation-proposed', '2027-04-05', { reasons: ['illness'] }),
      happened('commission-concluded', '2027-04-13'),
      happened('prolongation-decided', '2027-04-14', { outcome: 'prolonged', months: 3 }),
      happened('termination-established', '2027-04-15', { ground: 'misuse' }),
      happened('applicant-notified', '2027-04-16'),
      happened('commission-concluded', '2027-04-20'),
      happened('termination-decided', '2027-04-21', { outcome: 'terminated' }),
    ];
    expect(termsSince('2027-04-14', events)).toEqual([
      'prolongation-notice 2027-04-14 2027-04-19 met 2027-04-16',
      'termination-to-commission 2027-04-15 2027-04-26 met 2027-04-20',
      'termination-decision 2027-04-20 2027-04-22 met 2027-04-21',
      'termination-notice 2027-04-21 2027-04-26 open',
    ]);
  });
});
