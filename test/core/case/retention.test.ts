import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedSteps, lifeAfter } from '#core/office/contract-lifecycle';
import type { CaseFile } from '#core/ports';
import { retentionOf } from '#core/case/retention';
import type { OfficeEvent } from '#schemas/office-event';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase, anAnswer, aQuery } from '#test/builders';
import { cancelled, happened } from '#test/core/office-events';
import { lived } from '#test/core/lived-cases';

const published = aCase({ state: 'result-ready', resultVersion: 2, publishedVersion: 2 });
const MOSCOW = { timeZone: 'Europe/Moscow' };
const IRKUTSK = { timeZone: 'Asia/Irkutsk' };

const fileWith = (
  officeEvents: readonly OfficeEvent[],
  known: Partial<VerificationCase> = {},
): Pick<CaseFile, 'case' | 'queries' | 'officeEvents'> => ({
  case: { ...published, ...known },
  queries: [],
  officeEvents,
});
const keptUntil = (officeEvents: readonly OfficeEvent[], known: Partial<VerificationCase> = {}) =>
  retentionOf(fileWith(officeEvents, known), MOSCOW)?.keptUntil;

const refused = [
  happened('decided', '2026-11-25', { outcome: 'refused' }),
  happened('applicant-notified', '2026-11-26'),
];
const closed = [...refused, happened('case-closed', '2026-12-28')];
const withdrawn = [happened('applicant-withdrew', '2026-11-23')];
const contract = [
  happened('handed-to-commission', '2026-11-25'),
  happened('commission-concluded', '2026-12-02'),
  happened('decided', '2026-12-03', { outcome: 'granted' }),
  happened('contract-signed', '2026-12-07', { termMonths: 6 }),
  happened('contract-ended', '2027-06-07'),
];
const complaint = happened('complaint-registered', '2027-01-11', {
  complaintId: 'c-1',
  receivedOn: '2027-01-11',
  about: 'other',
});
const decided = (outcome: 'upheld' | 'dismissed') =>
  happened('complaint-decided', '2027-01-20', { complaintId: 'c-1', outcome });
const replied = happened('complaint-replied', '2027-01-21', { complaintId: 'c-1' });
const remedied = happened('complaint-remedied', '2027-01-22', { complaintId: 'c-1' });

describe('how long an ended case is kept', () => {
  test('three years after the year of a refusal or a withdrawal, five after that of a contract', () => {
    expect(keptUntil(closed)).toBe('2029-12-31');
    expect(keptUntil(withdrawn)).toBe('2029-12-31');
    expect(keptUntil([...contract, happened('case-closed', '2028-07-01')])).toBe('2033-12-31');
  });

  test('to the last moment of the day where the office is', () => {
    expect(retentionOf(fileWith(closed), MOSCOW)?.expiresAt).toBe('2029-12-31T21:00:00.000Z');
    // Irkutsk is five hours ahead of Moscow.
    expect(retentionOf(fileWith(closed), IRKUTSK)?.expiresAt).toBe('2029-12-31T16:00:00.000Z');
  });

  test('counted from the last thing that happened, a complaint too', () => {
    expect(keptUntil([...closed, complaint, decided('dismissed'), replied])).toBe('2030-12-31');
  });
});

describe('a case that is open has no end', () => {
  test.each([
    ['nothing posted', []],
    ['refused and not closed', refused],
    ['a contract that has ended is followed for a year', contract],
    [
      'monitoring after the end',
      [
        ...contract,
        happened('monitoring-done', '2027-07-01', { obligation: 'post-contract-check', month: '2027-07' }),
      ],
    ],
    ['a complaint is registered', [...closed, complaint]],
    ['a complaint is decided and not answered', [...closed, complaint, decided('dismissed')]],
    ['an upheld complaint is answered and not remedied', [...closed, complaint, decided('upheld'), replied]],
  ])('%s', (_case, events) => {
    expect(keptUntil(events)).toBeUndefined();
  });

  test('an upheld complaint ends once it is answered and remedied', () => {
    expect(keptUntil([...closed, complaint, decided('upheld'), replied, remedied])).toBe('2030-12-31');
  });

  test('a verification that runs, or whose result is not handed out', () => {
    expect(keptUntil(withdrawn, { state: 'verifying' })).toBeUndefined();
    expect(keptUntil(withdrawn, { publishedVersion: 1 })).toBeUndefined();
    const query = aQuery(published.caseId);
    expect(retentionOf({ ...fileWith(withdrawn), queries: [query] }, MOSCOW)).toBeUndefined();
    const answered = { ...query, answer: anAnswer(query.queryId, { outcome: 'not-found' }) };
    expect(retentionOf({ ...fileWith(withdrawn), queries: [answered] }, MOSCOW)).toBeDefined();
  });

  test('a closing that was taken back', () => {
    const closing = happened('case-closed', '2026-12-28');
    const backs = cancelled(closing, '2026-12-29');
    expect(keptUntil([...refused, closing, backs])).toBeUndefined();
  });

  test('a held case, whatever its state (clause 5.11)', () => {
    expect(keptUntil(closed, { legalHold: true })).toBeUndefined();
  });
});

describe('whatever an office posts', () => {
  const life = fc.array(fc.nat({ max: 40 }), { maxLength: 30 }).map(lived);

  test('nothing but a closed or withdrawn case without an open complaint gets an end', () => {
    fc.assert(
      fc.property(life, fc.boolean(), (events, legalHold) => {
        const until = keptUntil(events, { legalHold });
        const { state } = lifeAfter(events);
        if (legalHold || (state !== 'closed' && state !== 'withdrawn')) expect(until).toBeUndefined();
        else expect(until).toBeDefined();
      }),
    );
  });

  test('no early expiry: at least three whole years after the last event, and nothing may follow', () => {
    fc.assert(
      fc.property(life, (events) => {
        const until = keptUntil(events);
        if (until === undefined) return;
        const last =
          events
            .map(({ occurredOn }) => occurredOn)
            .toSorted()
            .at(-1) ?? '';
        const inThreeYears = `${Number(last.slice(0, 4)) + 3}${last.slice(4)}`;
        expect(until >= inThreeYears).toBe(true);
        expect(allowedSteps(lifeAfter(events))).toEqual([]);
      }),
    );
  });
});
