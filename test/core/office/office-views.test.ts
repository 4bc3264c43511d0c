import { describe, expect, it } from 'vitest';
import { commissionWait } from '#core/terms/commission-wait';
import { complaintViews } from '#core/office/complaint-views';
import { lifeAfter, moveOn } from '#core/office/contract-lifecycle';
import { terminationBasis } from '#core/office/termination-basis';
import { trackedDeadlines } from '#core/terms/tracked-deadlines';
import type { CaseFile } from '#core/ports';
import { ComplaintGround } from '#schemas/complaint-ground';
import type { OfficeEvent } from '#schemas/office-event';
import { aFile } from '#test/a-file';
import { aCase } from '#test/builders';
import { vladimir } from '#test/core/answered';
import { cancelled, happened } from '#test/core/office-events';

const handed = happened('handed-to-commission', '2026-11-25');

describe('the wait for the commission, for which no term is set', () => {
  it('runs until the meeting, else until today', () => {
    expect(commissionWait([], '2026-12-01')).toBeUndefined();
    expect(commissionWait([handed], '2026-12-01')).toEqual({ handedOn: '2026-11-25', days: 6 });
    const met = happened('commission-met', '2026-12-03');
    const waited = { handedOn: '2026-11-25', metOn: '2026-12-03', days: 8 };
    expect(commissionWait([handed, met], '2026-12-20')).toEqual(waited);
    const concluded = happened('commission-concluded', '2026-12-04', { meetingOn: '2026-12-03' });
    expect(commissionWait([handed, concluded], '2026-12-20')).toEqual(waited);
    expect(commissionWait([handed, met, cancelled(met, '2026-12-05')], '2026-12-05')).toEqual({
      handedOn: '2026-11-25',
      days: 10,
    });
  });

  it('begins anew with the next hand-over', () => {
    const met = happened('commission-met', '2026-12-03');
    const again = happened('handed-to-commission', '2027-02-01');
    expect(commissionWait([handed, met, again], '2027-02-03')).toEqual({ handedOn: '2027-02-01', days: 2 });
  });
});

const signed: readonly OfficeEvent[] = [
  handed,
  happened('commission-met', '2026-12-01'),
  happened('commission-concluded', '2026-12-02'),
  happened('decided', '2026-12-03', { outcome: 'granted' }),
  happened('contract-signed', '2026-12-10', { termMonths: 6 }),
];
const termsOf = (officeEvents: readonly OfficeEvent[], today: string) =>
  trackedDeadlines({ acceptedOn: '2026-11-20', officeEvents }, vladimir(), today);

describe('a ground of termination', () => {
  it.each([
    'misuse',
    'non-fulfilment',
    'unreliable-data',
    'late-notice-of-change',
    'applicant-initiative',
  ] as const)(
    '%s leads to the commission within ten days of being established, not of being told (clause 3.6.2)',
    (ground) => {
      const established = happened('termination-established', '2027-02-08', {
        ground,
        alertedOn: '2027-02-01',
        alertId: 'czn-33-5001',
      });
      const posted = [...signed, established];
      expect(lifeAfter(posted).state).toBe('terminating');
      expect(terminationBasis(posted)).toEqual({
        ground,
        alertedOn: '2027-02-01',
        alertId: 'czn-33-5001',
        establishedOn: '2027-02-08',
        days: 7,
      });
      const term = termsOf(posted, '2027-02-09').find(({ code }) => code === 'termination-to-commission');
      expect(term).toMatchObject({ startsOn: '2027-02-08', nominalDue: '2027-02-18' });
    },
  );

  it('is concluded on the day of the meeting (clause 3.6.3)', () => {
    const posted = [
      ...signed,
      happened('termination-established', '2027-02-08', { ground: 'misuse' }),
      happened('handed-to-commission', '2027-02-10'),
      happened('commission-met', '2027-02-15'),
    ];
    const find = (events: readonly OfficeEvent[]) =>
      termsOf(events, '2027-02-16').find(({ code }) => code === 'termination-conclusion');
    expect(find(posted)).toMatchObject({ nominalDue: '2027-02-15', status: 'overdue' });
    expect(find([...posted, happened('commission-concluded', '2027-02-15')])).toMatchObject({
      status: 'met',
      metOn: '2027-02-15',
    });
    expect(terminationBasis(posted)).toEqual({ ground: 'misuse', establishedOn: '2027-02-08' });
    expect(terminationBasis(signed)).toBeUndefined();
  });
});

const fileOf = (officeEvents: readonly OfficeEvent[]): CaseFile =>
  aFile({ case: aCase({ state: 'result-ready', resultVersion: 2 }), officeEvents });
const complaint = { complaintId: 'c-1', receivedOn: '2026-12-14', about: 'other' } as const;

describe('a complaint', () => {
  it('shows for each of its grounds what the case has recorded (clause 5.3)', () => {
    const posted = [
      ...signed,
      happened('complaint-registered', '2026-12-15', {
        ...complaint,
        grounds: ['late-service', 'service-refused', 'suspended'],
      }),
    ];
    const [view] = complaintViews(fileOf(posted), termsOf(posted, '2026-12-16'));
    expect(view).toMatchObject({ complaintId: 'c-1', state: 'registered', registeredOn: '2026-12-15' });
    expect(view?.grounds.map(({ clause }) => clause)).toEqual(['5.3 б', '5.3 д', '5.3 и']);
    const [late, refused, suspended] = view?.grounds ?? [];
    expect(late?.recorded.map(({ en }) => en)).toContain(
      'Verify and hand over to the commission (clause 3.2.2): due 2026-11-26, met on 2026-11-25.',
    );
    expect(refused?.recorded.map(({ en }) => en)).toContain('Decision of 2026-12-03: granted.');
    expect(refused?.recorded.at(-1)?.en).toContain('Versions of the result: 2');
    expect(suspended?.recorded.at(-1)?.en).toContain('no term was interrupted');
  });

  it('knows ten grounds, а to к without й, each with something recorded', () => {
    const grounds = ComplaintGround.options;
    const posted = [happened('complaint-registered', '2026-12-15', { ...complaint, grounds })];
    const [view] = complaintViews(fileOf(posted), termsOf(posted, '2026-12-16'));
    expect(view?.grounds.map(({ clause }) => clause.slice(-1)).join('')).toBe('абвгдежзик');
    expect(view?.grounds.every(({ recorded }) => recorded.length > 0)).toBe(true);
  });

  it('is refused without a look at its matter (clause 5.10), and the applicant is told', () => {
    const registered = happened('complaint-registered', '2026-12-15', complaint);
    const refused = happened('complaint-decided', '2026-12-16', {
      complaintId: 'c-1',
      outcome: 'not-considered',
      reason: 'decided-before',
    });
    const life = lifeAfter([registered, refused]);
    expect(life.complaints).toEqual({ 'c-1': 'dismissed' });
    expect(moveOn(life, happened('complaint-remedied', '2026-12-17', { complaintId: 'c-1' })).type).toBe(
      'refused',
    );
    const codes = termsOf([registered, refused], '2026-12-17').filter(({ metOn }) => metOn === undefined);
    expect(codes.map(({ code }) => code)).toContain('complaint-reply');
    expect(codes.map(({ code }) => code)).not.toContain('complaint-remedy');
  });

  it('without grounds, or taken back', () => {
    const registered = happened('complaint-registered', '2026-12-15', complaint);
    expect(complaintViews(fileOf([registered]), [])).toMatchObject([{ grounds: [] }]);
    expect(complaintViews(fileOf([registered, cancelled(registered, '2026-12-16')]), [])).toEqual([]);
  });
});
