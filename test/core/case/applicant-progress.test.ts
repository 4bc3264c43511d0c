import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicantProgress, currentStep } from '#core/case/applicant-progress';
import { allowedSteps, lifeAfter, moveOn, NEW_LIFE } from '#core/office/contract-lifecycle';
import { toldEvents } from '#core/case/told-events';
import type { OfficeEvent } from '#schemas/office-event';
import { vladimir } from '#test/core/answered';
import { DECISIONS, lived } from '#test/core/lived-cases';
import { happened } from '#test/core/office-events';

const acceptedOn = '2026-11-20';
const steps = (officeEvents: readonly OfficeEvent[], more: { verifiedOn?: string } = {}) =>
  applicantProgress({ acceptedOn, officeEvents, ...more }, vladimir(), '2026-12-31');

/** `day code [until] [clause]`. */
const lines = (officeEvents: readonly OfficeEvent[], more: { verifiedOn?: string } = {}): string[] =>
  steps(officeEvents, more).map(({ on, code, until, clause }) =>
    [on, code, until ?? '–', clause ?? '–'].join(' '),
  );

const concluded = [
  happened('handed-to-commission', '2026-11-25'),
  happened('commission-met', '2026-12-01'),
  happened('commission-concluded', '2026-12-02'),
];
const grant = happened('decided', '2026-12-03', { outcome: 'granted' });
const refusal = happened('decided', '2026-12-03', { outcome: 'refused' });
const notice = happened('applicant-notified', '2026-12-04');
const signed = [...concluded, grant, notice, happened('contract-signed', '2026-12-07', { termMonths: 6 })];

describe('what the applicant is told', () => {
  test('from acceptance to the contract, by day and clause', () => {
    expect(lines(signed, { verifiedOn: '2026-11-24' })).toEqual([
      '2026-11-20 accepted – 3.1.2',
      '2026-11-20 being-verified 2026-11-26 3.2.2',
      '2026-11-24 verified – 3.2.2',
      '2026-11-25 with-commission – 3.3.2',
      '2026-12-03 decided 2026-12-04 3.3.3',
      // Fifteen working days from the notice (clause 3.4.2).
      '2026-12-04 granted 2026-12-25 3.3.5',
      '2026-12-07 contract-signed – 3.4.2',
    ]);
  });

  test('an additional check with the day of the final answer, counted from the МФЦ', () => {
    const events = [
      happened('mfc-accepted', '2026-11-18'),
      happened('additional-check-notified', '2026-11-27'),
    ];
    expect(lines(events, { verifiedOn: '2026-12-01' })).toEqual([
      '2026-11-18 handed-in-at-mfc – 2.18.2',
      '2026-11-20 accepted – 3.1.2',
      '2026-11-20 being-verified 2026-11-26 3.2.2',
      '2026-11-27 additional-check 2026-12-18 3.2.3',
      '2026-12-01 verified – 3.2.2',
    ]);
  });

  test('a result after the hand-over is no step back', () => {
    expect(lines(concluded, { verifiedOn: '2026-12-01' }).join()).not.toContain('verified –');
  });

  test('a prolongation with its decision once the notice is posted', () => {
    const asked = [...signed, happened('prolongation-proposed', '2026-12-10', { reasons: ['illness'] })];
    const agreed = happened('prolongation-decided', '2026-12-14', { outcome: 'prolonged', months: 3 });
    expect(lines([...asked, happened('handed-to-commission', '2026-12-11'), agreed]).slice(6)).toEqual([
      '2026-12-10 prolongation-considered – 3.5.3',
    ]);
    expect(lines([...asked, agreed, happened('applicant-notified', '2026-12-15')]).at(-1)).toBe(
      '2026-12-15 prolonged – 3.5.4',
    );
  });

  test('complaints run beside: they never become where the application stands', () => {
    const about = { complaintId: 'c-1', receivedOn: '2026-12-07', about: 'other' } as const;
    const complained = [...concluded, refusal, notice, happened('complaint-registered', '2026-12-08', about)];
    expect(lines(complained).at(-1)).toBe('2026-12-08 complaint-registered 2026-12-29 5.7');
    expect(currentStep(steps(complained))).toBe('refused');
  });
});

describe('what the applicant is not told yet', () => {
  test('the outcome of a decision before its notice', () => {
    expect(lines([...concluded, grant])).toEqual(lines([...concluded, refusal]));
    expect(lines([...concluded, grant]).at(-1)).toBe('2026-12-03 decided 2026-12-04 3.3.3');
    expect(lines([...concluded, refusal, notice]).at(-1)).toBe('2026-12-04 refused – 3.3.5');
  });

  test('a refusal without the commission, which its way alone would tell', () => {
    const early = happened('decided', '2026-11-25', { outcome: 'refused' });
    expect(lines([early])).toEqual(lines([]));
    expect(lines([early, happened('applicant-notified', '2026-11-26')]).slice(2)).toEqual([
      '2026-11-25 decided 2026-11-26 3.3.3',
      '2026-11-26 refused – 3.3.5',
    ]);
  });

  test('a refusal to sign after a grant (clause 3.4.6)', () => {
    const granted = [...concluded, grant, notice];
    const later = happened('decided', '2026-12-09', { outcome: 'refused' });
    expect(lines([...granted, later])).toEqual(lines(granted));
    expect(lines([...granted, later, happened('case-closed', '2026-12-10')])).toEqual(lines(granted));
    expect(lines([...granted, later, happened('applicant-notified', '2026-12-10')]).at(-1)).toContain(
      'refused',
    );
  });

  test('a termination, until it is decided and announced (clause 3.6.6)', () => {
    const established = [
      ...signed,
      happened('termination-established', '2026-12-10', { ground: 'misuse' }),
      happened('handed-to-commission', '2026-12-11'),
    ];
    const monitored = happened('monitoring-done', '2026-12-14', {
      obligation: 'monthly-check',
      month: '2026-12',
    });
    const ended = happened('termination-decided', '2026-12-15', { outcome: 'terminated' });
    const kept = happened('termination-decided', '2026-12-15', { outcome: 'kept' });
    for (const events of [established, [...established, monitored, ended], [...established, kept]]) {
      expect(lines(events)).toEqual(lines(signed));
    }
    expect(toldEvents([...established, monitored, ended])).toEqual([...signed, monitored]);
    expect(lines([...established, ended, happened('applicant-notified', '2026-12-16')]).at(-1)).toBe(
      '2026-12-16 contract-terminated – 3.6.6',
    );
    // The contract goes on, and so does what is told of it.
    const later = happened('prolongation-proposed', '2026-12-16', { reasons: ['illness'] });
    expect(lines([...established, kept, later]).at(-1)).toContain('prolongation-considered');
  });
});

const life = fc.array(fc.nat({ max: 40 }), { maxLength: 25 }).map(lived);

const OUTCOMES = ['granted', 'refused', 'prolonged', 'not-prolonged', 'contract-terminated', 'contract-kept'];

describe('whatever the office posts', () => {
  test('there is never an outcome without a notice of its own', () => {
    fc.assert(
      fc.property(life, (events) => {
        const outcomes = steps(events).filter(({ code }) => OUTCOMES.includes(code)).length;
        expect(outcomes).toBeLessThanOrEqual(
          events.filter(({ type }) => type === 'applicant-notified').length,
        );
      }),
    );
  });

  test('a decision at the end is told alike whichever it is', () => {
    fc.assert(
      fc.property(life, (events) => {
        const allowed = new Set(allowedSteps(lifeAfter(events)));
        for (const decision of ['decided', 'prolongation-decided', 'termination-decided']) {
          const ways = Object.entries(DECISIONS)
            .filter(([name]) => name.startsWith(`${decision}:`) && allowed.has(name))
            .map(([, event]) => lines([...events, { ...event, eventId: 'last' }]).join('\n'));
          expect(new Set(ways).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('what is told is a life of its own that the tables allow', () => {
    fc.assert(
      fc.property(life, (events) => {
        toldEvents(events).reduce((before, event) => {
          const movement = moveOn(before, event);
          expect(movement.type).toBe('moved');
          return movement.type === 'moved' ? movement.life : before;
        }, NEW_LIFE);
      }),
    );
  });
});
