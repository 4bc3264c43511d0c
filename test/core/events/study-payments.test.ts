import { describe, expect, test } from 'vitest';
import { agencyFacts } from '#core/events/agency-facts';
import { penza } from '#core/policies/penza';
import { vladimirRegional } from '#core/policies/vladimir-regional';
import { paidStudyMonths, studyPaymentMonths } from '#core/events/study-payments';
import { anna, aRequest } from '#test/core/family';
import { concluded } from '#test/core/answered';
import { type Body, pushed } from '#test/core/pushed';

const WELDING = { programme: 'Сварка', startOn: '2026-11-02' };
const COOKING = { programme: 'Повар', startOn: '2027-01-11' };
const started = (training: object = WELDING): Body => ({
  type: 'training-started',
  training: { ...WELDING, ...training },
});
const ended = (type: 'training-completed' | 'training-dropped', endOn: string, of = WELDING): Body => ({
  type,
  training: { ...of, endOn },
});

const eventsOf = (bodies: readonly Body[]) => bodies.map((body, place) => pushed(body, { id: `p${place}` }));
const months = (bodies: readonly Body[], signedOn?: string): string[] =>
  studyPaymentMonths('applicant', agencyFacts(eventsOf(bodies)), { atMost: 3, signedOn }).map(
    ({ month, ground, state }) => `${month} ${ground} ${state}`,
  );
const due = (...of: string[]): string[] => of.map((month) => `${month} training due`);

describe('months of payment during study', () => {
  const cases: [string, Body[], string | undefined, string[]][] = [
    ['no course', [], '2026-10-20', []],
    ['a course that goes on: three at most', [started()], '2026-10-20', due('2026-11', '2026-12', '2027-01')],
    ['nothing known of signing', [started()], undefined, due('2026-11', '2026-12', '2027-01')],
    [
      'signed while the course runs: from the month after',
      [started()],
      '2026-11-30',
      due('2026-12', '2027-01', '2027-02'),
    ],
    ['the end that is planned', [started({ endOn: '2026-12-25' })], '2026-10-20', due('2026-11', '2026-12')],
    [
      'finished earlier than planned',
      [started({ endOn: '2026-12-25' }), ended('training-completed', '2026-11-27')],
      '2026-10-20',
      due('2026-11'),
    ],
    [
      'finished before the first month of payment',
      [ended('training-completed', '2026-11-27')],
      '2026-11-05',
      [],
    ],
    [
      'dropped: the months after it are to be looked at',
      [started(), ended('training-dropped', '2026-12-01')],
      '2026-10-20',
      [...due('2026-11', '2026-12'), '2027-01 training to-check'],
    ],
    [
      'dropped, and finished after all',
      [ended('training-dropped', '2026-11-20'), ended('training-completed', '2026-12-20')],
      '2026-10-20',
      due('2026-11', '2026-12'),
    ],
    [
      'two courses, no month twice, three in all',
      [
        ended('training-completed', '2026-12-20'),
        started(COOKING),
        started({ programme: 'Пекарь', startOn: '2026-12-07' }),
      ],
      '2026-10-20',
      due('2026-11', '2026-12', '2027-01'),
    ],
  ];
  test.each(cases)('%s', (...[, bodies, signedOn, expected]) => {
    expect(months(bodies, signedOn)).toEqual(expected);
  });

  test('of the person who studies, and not in tracks or packs that do not pay for it', () => {
    const facts = agencyFacts(eventsOf([started()]));
    expect(studyPaymentMonths('spouse', facts, { atMost: 3, signedOn: undefined })).toEqual([]);
    const paid = (track: 'training' | 'business') => paidStudyMonths(penza, track);
    expect([paid('training'), paid('business'), paidStudyMonths(vladimirRegional, 'training')]).toEqual([
      3, 0, 0,
    ]);
  });

  test('stand in the result', () => {
    const request = aRequest({ track: 'training', subjects: [anna], policy: penza.reference });
    const office = { signedOn: '2026-10-20', withdrawnConsents: [] };
    const { paymentMonths } = concluded(
      request,
      {},
      { events: eventsOf([started()]), policy: penza, office },
    );
    expect(paymentMonths.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01']);
  });
});
