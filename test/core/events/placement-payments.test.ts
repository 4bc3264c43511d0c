import { describe, expect, test } from 'vitest';
import { paymentMonths } from '#core/events/placement-payments';
import { mergePlacements } from '#core/events/placements';
import type { EmploymentEvent } from '#schemas/employment-event';
import { BAKERY, cancelled, corrected, job, receivedAt, reported, terminated } from '#test/core/jobs';

const months = (events: readonly EmploymentEvent[], signedOn?: string): string[] => {
  const { facts } = mergePlacements(events.map((event) => ({ subjectId: 'applicant', event, receivedAt })));
  return paymentMonths('applicant', facts, signedOn).map(
    ({ month, ground, state }) => `${month} ${ground} ${state}`,
  );
};

const from = (startOn: string, id = 'e1') => reported(id, job({ startOn }));

describe('months of payment in the track of job search', () => {
  const cases: [string, EmploymentEvent[], string | undefined, string[]][] = [
    ['nothing signed, no job', [], undefined, []],
    ['signed, no job: one month, the one after signing', [], '2026-11-30', ['2026-12 signing due']],
    ['signed on the first of a month: still the month after', [], '2026-12-01', ['2027-01 signing due']],
    [
      'a job, nothing known of signing: three months',
      [from('2026-11-16')],
      undefined,
      ['2026-12 employment due', '2027-01 employment due', '2027-02 employment due'],
    ],
    [
      'signed in October, job in November: four',
      [from('2026-11-16')],
      '2026-10-20',
      ['2026-11 signing due', '2026-12 employment due', '2027-01 employment due', '2027-02 employment due'],
    ],
    [
      'signed and job in one month: no month twice',
      [from('2026-11-16')],
      '2026-11-02',
      ['2026-12 signing due', '2027-01 employment due', '2027-02 employment due'],
    ],
    [
      'job found months later',
      [from('2027-02-28')],
      '2026-11-02',
      ['2026-12 signing due', '2027-03 employment due', '2027-04 employment due', '2027-05 employment due'],
    ],
    [
      'a job older than the contract pays from the contract',
      [from('2026-08-03')],
      '2026-11-02',
      ['2026-12 signing due', '2027-01 employment due', '2027-02 employment due'],
    ],
    ['the applicant’s own word', [reported('e1', job({ confirmation: 'applicant' }))], undefined, []],
    ['a cancelled job', [from('2026-11-16'), cancelled('e2', 'e1')], undefined, []],
    [
      'a corrected start day',
      [from('2026-11-16'), corrected(['e2', 'e1'], job({ startOn: '2026-12-01' }))],
      undefined,
      ['2027-01 employment due', '2027-02 employment due', '2027-03 employment due'],
    ],
    [
      'two jobs: the earlier one counts, none adds months',
      [reported('e2', job({ employer: BAKERY, startOn: '2026-12-07' })), from('2026-11-16')],
      undefined,
      ['2026-12 employment due', '2027-01 employment due', '2027-02 employment due'],
    ],
    [
      'two days of one employer, in conflict: the earliest confirmed start',
      [from('2026-12-01', 'e2'), from('2026-11-16')],
      undefined,
      ['2026-12 employment due', '2027-01 employment due', '2027-02 employment due'],
    ],
    [
      'an end reported in December: from January to be checked',
      [from('2026-11-16'), terminated(['e2', 'e1'], '2026-11-30', { on: '2026-12-01' })],
      undefined,
      ['2026-12 employment due', '2027-01 employment to-check', '2027-02 employment to-check'],
    ],
    [
      'the next job goes on',
      [
        from('2026-11-16'),
        terminated(['e2', 'e1'], '2026-11-30', { on: '2026-12-01' }),
        reported('e3', job({ employer: BAKERY, startOn: '2026-12-02' })),
      ],
      undefined,
      ['2026-12 employment due', '2027-01 employment due', '2027-02 employment due'],
    ],
  ];

  test.each(cases.map((row) => ({ name: row[0], row })))(
    '$name',
    ({ row: [, events, signedOn, expected] }) => {
      expect(months(events, signedOn)).toEqual(expected);
    },
  );

  test('belong to the person who found the job', () => {
    const { facts } = mergePlacements([{ subjectId: 'spouse', event: from('2026-11-16'), receivedAt }]);

    expect(paymentMonths('applicant', facts, undefined)).toEqual([]);
    expect(paymentMonths('spouse', facts, undefined)).toHaveLength(3);
  });
});
