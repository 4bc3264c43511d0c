import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeAfter, NEW_LIFE } from '#core/office/contract-lifecycle';
import { obligationsOf } from '#core/terms/obligations';
import { officeFacts } from '#core/office/office-facts';
import { historyOf, type Happened } from '#core/office/office-history';
import { placeOf, type Place } from '#core/office/place-of-event';
import { trackedDeadlines } from '#core/terms/tracked-deadlines';
import type { OfficeEvent } from '#schemas/office-event';
import { vladimir } from '#test/core/answered';
import { cancelled, corrected, happened } from '#test/core/office-events';

const ACCEPTED = '2026-11-20';
const TODAY = '2027-06-01';

const handed = happened('handed-to-commission', '2026-11-25');
const met = happened('commission-met', '2026-12-01');
const concluded = happened('commission-concluded', '2026-12-02');
const granted = happened('decided', '2026-12-03', { outcome: 'granted' });
const told = happened('applicant-notified', '2026-12-04');
const signing = happened('contract-signed', '2026-12-30', { termMonths: 6 });
const toSigning: readonly OfficeEvent[] = [handed, met, concluded, granted, told, signing];

const judged = (event: OfficeEvent, officeEvents: readonly OfficeEvent[]): Place =>
  placeOf(event, {
    acceptedOn: ACCEPTED,
    today: TODAY,
    officeEvents,
    track: 'job-search',
    rules: vladimir(),
  });

const pointersOf = (place: Place): string[] =>
  place.type === 'wrong' ? place.errors.map(({ pointer }) => pointer) : [place.type];

describe('an event that was posted wrongly', () => {
  it('is taken back: the list keeps both, the life and its terms are as if it had not been', () => {
    const posted = [...toSigning, cancelled(signing, '2027-01-11')];
    expect(lifeAfter(posted).state).toBe('decided-granted');
    expect(obligationsOf(posted, TODAY)).toEqual([]);
    expect(historyOf(posted)).toEqual([handed, met, concluded, granted, told]);
    const signingTerm = trackedDeadlines(
      { acceptedOn: ACCEPTED, officeEvents: posted },
      vladimir(),
      '2027-01-11',
    ).find(({ code }) => code === 'contract-signing');
    // 15 working days from 2026-12-04, day by day: 25 December.
    expect(signingTerm).toMatchObject({ status: 'overdue', nominalDue: '2026-12-25' });
    expect(signingTerm?.metOn).toBeUndefined();
  });

  it('is corrected in its place: the day, or all its details', () => {
    const otherDay = [...toSigning, corrected(signing, '2027-01-11', { occurredOn: '2026-12-25' })];
    expect(historyOf(otherDay).at(-1)).toEqual({ ...signing, occurredOn: '2026-12-25' });
    const otherTerm = [...toSigning, corrected(signing, '2027-01-11', { details: { termMonths: 3 } })];
    // Signed on 30 December for three months: the conclusion is due in March instead of June.
    expect(obligationsOf(otherTerm, TODAY).find(({ kind }) => kind === 'last-month-conclusion')?.month).toBe(
      '2027-03',
    );
  });

  it('may be corrected again, and taken back after that', () => {
    const first = corrected(signing, '2027-01-11', { occurredOn: '2026-12-25' });
    const second = corrected(signing, '2027-01-12', { details: { termMonths: 3 } });
    const posted = [...toSigning, first, second];
    expect(historyOf(posted).at(-1)).toEqual({
      ...signing,
      occurredOn: '2026-12-25',
      details: { termMonths: 3 },
    });
    const last = cancelled(signing, '2027-01-13');
    expect(judged(last, posted)).toEqual({ type: 'free' });
    expect(lifeAfter([...posted, last]).state).toBe('decided-granted');
  });

  it('stays where later events rest on it, and they are named', () => {
    expect(judged(cancelled(granted, '2027-01-11'), toSigning)).toEqual({
      type: 'carries',
      later: [
        { eventId: told.eventId, type: 'applicant-notified' },
        { eventId: signing.eventId, type: 'contract-signed' },
      ],
    });
    expect(judged(corrected(granted, '2027-01-11', { details: { outcome: 'refused' } }), toSigning)).toEqual({
      type: 'carries',
      later: [{ eventId: signing.eventId, type: 'contract-signed' }],
    });
    const complaint = { complaintId: 'c-1' };
    const registered = happened('complaint-registered', '2026-12-10', {
      ...complaint,
      receivedOn: '2026-12-10',
      about: 'other',
    });
    const decided = happened('complaint-decided', '2026-12-20', { ...complaint, outcome: 'upheld' });
    expect(judged(cancelled(registered, '2027-01-11'), [...toSigning, registered, decided])).toEqual({
      type: 'carries',
      later: [{ eventId: decided.eventId, type: 'complaint-decided' }],
    });
  });

  it('is not known, is cancelled already, or stays as it was: a wrong field', () => {
    const stranger = happened('commission-met', '2026-12-01');
    const unknown = ['/details/cancelledEventId'];
    expect(pointersOf(judged(cancelled(stranger, TODAY), toSigning))).toEqual(unknown);
    const back = cancelled(signing, '2027-01-11');
    expect(pointersOf(judged(cancelled(signing, TODAY), [...toSigning, back]))).toEqual(unknown);
    expect(pointersOf(judged(cancelled(back, TODAY), [...toSigning, back]))).toEqual(unknown);
    const same = corrected(signing, TODAY, { details: { termMonths: 6 } });
    expect(pointersOf(judged(same, toSigning))).toEqual(['/details/with']);
    const empty = corrected(signing, TODAY, {});
    expect(pointersOf(judged(empty, toSigning))).toEqual(['/details/with']);
  });

  it('keeps its type and its place among the days', () => {
    const pointers = (into: object, of: OfficeEvent = met) =>
      pointersOf(judged(corrected(of, TODAY, into), toSigning));
    expect(pointers({ details: { outcome: 'granted' } })).toEqual(['/details/with/details/outcome']);
    expect(pointers({ details: { termMonths: 'six' } }, signing)).toEqual([
      '/details/with/details/termMonths',
    ]);
    expect(pointers({ occurredOn: '2026-11-24' })).toEqual(['/details/with/occurredOn']);
    expect(pointers({ occurredOn: '2026-12-03' })).toEqual(['/details/with/occurredOn']);
    expect(pointers({ occurredOn: '2027-06-02' }, signing)).toEqual(['/details/with/occurredOn']);
    expect(pointers({ occurredOn: '2026-12-02' })).toEqual(['free']);
    expect(pointersOf(judged(cancelled(met, '2027-06-02'), toSigning))).toEqual(['/occurredOn']);
  });
});

const DAY = '2026-11-25';
const MANY: readonly OfficeEvent[] = [
  handed,
  met,
  concluded,
  granted,
  told,
  signing,
  happened('decided', DAY, { outcome: 'refused' }),
  happened('additional-check-notified', DAY),
  happened('applicant-withdrew', DAY),
  happened('contract-ended', DAY),
  happened('change-reported', DAY, { changedOn: DAY }),
  happened('consent-withdrawn', DAY, {
    subjectId: 'applicant',
    consent: 'personal-data',
    withdrawnOn: DAY,
    form: 'written',
  }),
];
const CORRECTIONS = MANY.flatMap((event) => [
  cancelled(event, DAY),
  corrected(event, DAY, { occurredOn: '2026-11-26' }),
  corrected(event, DAY, { details: { outcome: 'refused' } }),
]);
const anyList = fc.array(fc.constantFrom(...MANY, ...CORRECTIONS), { maxLength: 30 });

/** As the office would be let: only what fits is appended. */
const accepted = (events: readonly OfficeEvent[]): OfficeEvent[] =>
  events.reduce<OfficeEvent[]>(
    (posted, event) =>
      !posted.some(({ eventId }) => eventId === event.eventId) && judged(event, posted).type === 'free'
        ? [...posted, event]
        : posted,
    [],
  );

const without = (posted: readonly OfficeEvent[], event: Happened): OfficeEvent[] =>
  posted.filter(
    (one) =>
      one.eventId !== event.eventId &&
      !(one.type === 'event-cancelled' && one.details.cancelledEventId === event.eventId) &&
      !(one.type === 'event-corrected' && one.details.correctedEventId === event.eventId),
  );

describe('whatever is posted, in whatever order', () => {
  it('never throws, and the life is that of what holds', () => {
    fc.assert(
      fc.property(anyList, (events) => {
        const holds = historyOf(events);
        expect(lifeAfter(events)).toEqual(lifeAfter(holds));
        expect(historyOf(holds)).toEqual(holds);
        expect(officeFacts(ACCEPTED, events)).toEqual(officeFacts(ACCEPTED, holds));
        expect(() => obligationsOf(events, TODAY)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('what is taken back leaves life, facts and obligations as if it had never been posted', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyList, (events) => {
        const posted = accepted(events);
        for (const event of historyOf(posted)) {
          const back = cancelled(event, TODAY);
          if (judged(back, posted).type !== 'free') continue;
          tried += 1;
          const [after, never] = [[...posted, back], without(posted, event)];
          expect(lifeAfter(after)).toEqual(lifeAfter(never));
          expect(officeFacts(ACCEPTED, after)).toEqual(officeFacts(ACCEPTED, never));
          expect(obligationsOf(after, TODAY)).toEqual(obligationsOf(never, TODAY));
        }
      }),
      { numRuns: 1000 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('a list of accepted events has no event without a place', () => {
    fc.assert(
      fc.property(anyList, (events) => {
        const posted = accepted(events);
        let life = NEW_LIFE;
        for (const place of posted.keys()) life = lifeAfter(posted.slice(0, place + 1));
        expect(life).toEqual(lifeAfter(posted));
      }),
      { numRuns: 300 },
    );
  });
});
