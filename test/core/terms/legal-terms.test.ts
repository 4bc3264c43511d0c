import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay } from '#core/time/calendar';
import { addDays, yearsBefore } from '#core/time/day';
import { addMonthsTo, dueDaysOf, type LegalTerm } from '#core/terms/legal-term';
import { LEGAL_TERMS, termsOf } from '#core/terms/legal-terms';
import { TermCode } from '#schemas/deadline';
import { vladimir } from '#test/core/answered';
import { workingDayVectors } from '#test/core/working-day-vectors';

const term = (code: TermCode): LegalTerm => {
  const found = LEGAL_TERMS.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

const duesOf = (code: TermCode, event: string): [string, string] => {
  const { nominalDue, legalDue } = dueDaysOf(event, term(code));
  return [nominalDue, legalDue];
};

describe('the terms of order № 10', () => {
  test('are these, by clause', () => {
    expect(
      LEGAL_TERMS.map(({ code, clause, start, length, counted }) =>
        [code, clause, start, length, counted].join(' | '),
      ),
    ).toEqual([
      'mfc-transfer | 2.18.2 | mfc-accepted | 3 | calendar-days',
      'preparation | 3.2.2 | accepted | 6 | calendar-days',
      'additional-check-notice | 3.2.3 | accepted | 10 | calendar-days',
      'final-answer | 3.2.3 | filed | 30 | calendar-days',
      'commission-conclusion | 3.3.2 | commission-met | 1 | calendar-days',
      'decision | 3.3.3 | commission-concluded | 1 | calendar-days',
      'decision-notice | 3.3.5 | decided | 1 | calendar-days',
      'contract-signing | 3.4.2 | grant-notified | 15 | working-days',
      'first-payment | 3.4.3 | contract-signed | 1 | month-starts',
      'prolongation-review | 3.5.3 | prolongation-proposed | 10 | calendar-days',
      'prolongation-conclusion | 3.5.3 | prolongation-considered | 1 | calendar-days',
      'prolongation-notice | 3.5.5 | prolongation-decided | 3 | calendar-days',
      'termination-to-commission | 3.6.2 | termination-established | 10 | calendar-days',
      'termination-conclusion | 3.6.3 | termination-met | 0 | calendar-days',
      'termination-decision | 3.6.4 | termination-concluded | 2 | calendar-days',
      'payment-stops | 3.6.5 | termination-established | 1 | month-starts',
      'termination-notice | 3.6.6 | termination-decided | 3 | calendar-days',
      'change-notice | форма заявления | change-occurred | 2 | weeks',
      'complaint-register | 5.7 | complaint-received | 1 | working-days',
      'complaint-review-15 | 5.7 | complaint-to-review-15 | 15 | working-days',
      'complaint-review-5 | 5.7 | complaint-to-review-5 | 5 | working-days',
      'complaint-remedy | 5.9 | complaint-upheld | 5 | working-days',
      'complaint-reply | 5.12 | complaint-decided | 1 | calendar-days',
    ]);
    expect(LEGAL_TERMS.map(({ code }) => code)).toEqual(TermCode.options);
  });

  test('a pack that names a code sets its length, its clause and its title', () => {
    const title = { ru: 'Подписать', en: 'Sign' };
    const rule = { code: 'contract-signing', clause: '44', title, days: 3, counted: 'working-days' } as const;

    const signing = termsOf({ ...vladimir(), terms: [rule] }).find(({ code }) => code === 'contract-signing');

    expect(signing).toMatchObject({ clause: '44', title, length: 3, start: 'grant-notified' });
  });
});

describe('working days', () => {
  test.each(workingDayVectors)('five and fifteen from %s', (event, five, fifteen) => {
    expect(duesOf('complaint-review-5', event)).toEqual([five, five]);
    expect(duesOf('contract-signing', event)).toEqual([fifteen, fifteen]);
  });
});

describe('other terms', () => {
  test('МФЦ hands over three days later', () => {
    expect(duesOf('mfc-transfer', '2026-12-25')).toEqual(['2026-12-28', '2026-12-28']);
  });

  test('two weeks end on the same weekday, in law after the holidays', () => {
    expect(duesOf('change-notice', '2026-12-20')).toEqual(['2027-01-03', '2027-01-11']);
  });

  test('the first payment is of the month after signing', () => {
    expect(duesOf('first-payment', '2026-12-30')).toEqual(['2027-01-01', '2027-01-01']);
  });

  test('a day decides over a month of payment', () => {
    expect(duesOf('payment-stops', '2027-01-31')).toEqual(['2027-02-01', '2027-02-01']);
    expect(duesOf('payment-stops', '2027-02-01')).toEqual(['2027-03-01', '2027-03-01']);
  });

  test('five years before 29 February', () => {
    expect(yearsBefore('2024-02-29', 5)).toBe('2019-02-28');
  });

  test('days off of a region count like those of the country', () => {
    // Tuesday 21 April 2026, as if a region had made it a day off.
    const region = { regionalDaysOff: [{ day: '2026-04-21', source: 'an act of the region' }] };
    const six = dueDaysOf('2026-04-15', term('preparation'), region);
    expect([six.nominalDue, six.legalDue, six.safeDue]).toEqual(['2026-04-21', '2026-04-22', '2026-04-20']);
    // Three working days from Friday 17 April: Monday, Wednesday, Thursday.
    const three = { ...term('decision'), counted: 'working-days', length: 3 } as const;
    expect(dueDaysOf('2026-04-17', three, region).nominalDue).toBe('2026-04-23');
    expect(dueDaysOf('2026-04-17', three).nominalDue).toBe('2026-04-22');
  });

  test('months end on the same number or on the last day', () => {
    expect(addMonthsTo('2026-08-31', 1)).toBe('2026-09-30');
    expect(addMonthsTo('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonthsTo('2026-11-15', 2)).toBe('2027-01-15');
    expect(
      dueDaysOf('2026-08-31', { ...term('first-payment'), counted: 'months', length: 2 }).nominalDue,
    ).toBe('2026-10-31');
  });

  test('a rule that counts the day of the event ends a day earlier', () => {
    const sameDay = { ...term('preparation'), startsOn: 'same-day' } as const;
    expect(dueDaysOf('2026-11-23', sameDay)).toMatchObject({
      startsOn: '2026-11-23',
      nominalDue: '2026-11-28',
    });
    const working = { ...term('complaint-review-5'), startsOn: 'same-day' } as const;
    expect(dueDaysOf('2026-11-23', working).nominalDue).toBe('2026-11-27');
  });
});

describe('whatever the term and the day', () => {
  const day = fc.integer({ min: 0, max: 2300 }).map((offset) => addDays('2021-01-11', offset));
  const terms = fc.constantFrom(...LEGAL_TERMS);

  test('due days are in order, and what the law shifts never lands on a day off', () => {
    fc.assert(
      fc.property(day, terms, (event, one) => {
        const { safeDue, nominalDue, legalDue } = dueDaysOf(event, one);
        expect(event <= safeDue && safeDue <= nominalDue && nominalDue <= legalDue).toBe(true);
        expect(one.counted === 'month-starts' || isWorkingDay(legalDue)).toBe(true);
      }),
    );
  });

  test('a later event is never due earlier', () => {
    fc.assert(
      fc.property(day, fc.nat(40), terms, (event, later, one) => {
        const [first, second] = [dueDaysOf(event, one), dueDaysOf(addDays(event, later), one)];
        expect(second.nominalDue >= first.nominalDue).toBe(true);
        expect(second.legalDue >= first.legalDue).toBe(true);
        expect(second.safeDue >= first.safeDue).toBe(true);
      }),
    );
  });

  test('days and weeks add up', () => {
    fc.assert(
      fc.property(day, fc.nat(15), fc.nat(15), (event, left, right) => {
        for (const counted of ['calendar-days', 'working-days', 'weeks'] as const) {
          const after = (from: string, length: number): string =>
            dueDaysOf(from, { ...term('decision'), counted, length }).nominalDue;
          expect(after(after(event, left), right)).toBe(after(event, left + right));
        }
      }),
    );
  });
});
