import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allowedSteps,
  CONTRACT_STEPS,
  lifeAfter,
  moveOn,
  NEW_LIFE,
  type ContractLife,
} from '#core/office/contract-lifecycle';
import { ContractState, OfficeEvent } from '#schemas/office-event';
import type { Happened } from '#core/office/office-history';
import { happened } from '#test/core/office-events';

const DAY = '2026-11-23';

/** One event of every kind and outcome. */
const EVERY_EVENT: readonly Happened[] = [
  happened('mfc-accepted', DAY),
  happened('additional-check-notified', DAY),
  happened('handed-to-commission', DAY),
  happened('commission-met', DAY),
  happened('commission-concluded', DAY),
  happened('decided', DAY, { outcome: 'granted' }),
  happened('decided', DAY, { outcome: 'refused' }),
  happened('applicant-notified', DAY),
  happened('contract-signed', DAY, { termMonths: 6 }),
  happened('prolongation-proposed', DAY, { reasons: ['illness'] }),
  happened('prolongation-decided', DAY, { outcome: 'prolonged', months: 3 }),
  happened('prolongation-decided', DAY, { outcome: 'refused' }),
  happened('termination-established', DAY, { ground: 'misuse' }),
  happened('termination-decided', DAY, { outcome: 'terminated' }),
  happened('termination-decided', DAY, { outcome: 'kept' }),
  happened('contract-ended', DAY),
  happened('change-reported', DAY, { changedOn: DAY }),
  happened('monitoring-done', DAY, { obligation: 'monthly-check', month: '2026-12' }),
  happened('complaint-registered', DAY, { complaintId: 'c-1', receivedOn: DAY, about: 'other' }),
  happened('complaint-decided', DAY, { complaintId: 'c-1', outcome: 'upheld' }),
  happened('complaint-decided', DAY, { complaintId: 'c-1', outcome: 'dismissed' }),
  happened('complaint-remedied', DAY, { complaintId: 'c-1' }),
  happened('complaint-replied', DAY, { complaintId: 'c-1' }),
  happened('applicant-withdrew', DAY),
  happened('case-closed', DAY),
  happened('consent-withdrawn', DAY, {
    subjectId: 'applicant',
    consent: 'transfer-my-business',
    withdrawnOn: DAY,
    form: 'written',
  }),
];

/** They change the list, not the life: `test/core/office/office-history.test.ts`. */
const CORRECTIONS = ['event-cancelled', 'event-corrected'];
/** Beside the life, at any time. */
const isBeside = ({ type }: OfficeEvent): boolean =>
  type.startsWith('complaint') || type === 'consent-withdrawn';

const nameOf = ({ type, details }: OfficeEvent): string =>
  details !== undefined && 'outcome' in details ? `${type}: ${details.outcome}` : type;

const stateAfter = (...events: OfficeEvent[]): string => lifeAfter(events).state;

const granted = [
  happened('handed-to-commission', DAY),
  happened('commission-met', DAY),
  happened('commission-concluded', DAY),
  happened('decided', DAY, { outcome: 'granted' }),
];
const signed = [
  ...granted,
  happened('applicant-notified', DAY),
  happened('contract-signed', DAY, { termMonths: 6 }),
];

describe('the life of an application and its contract', () => {
  test('from acceptance to the end of monitoring', () => {
    const way = [
      happened('additional-check-notified', DAY),
      ...signed,
      happened('prolongation-proposed', DAY, { reasons: ['illness'] }),
      happened('commission-met', DAY),
      happened('commission-concluded', DAY),
      happened('prolongation-decided', DAY, { outcome: 'prolonged', months: 3 }),
      happened('applicant-notified', DAY),
      happened('contract-ended', DAY),
      happened('monitoring-done', DAY, { obligation: 'income-report', month: '2027-11' }),
      happened('case-closed', DAY),
    ];
    const states: string[] = way.map((_, index) => stateAfter(...way.slice(0, index + 1)));

    expect(states).toEqual([
      'additional-check',
      'with-commission',
      'with-commission',
      'awaiting-decision',
      'decided-granted',
      'decided-granted',
      'contract-active',
      'prolonging',
      'prolonging',
      'prolonging',
      'prolonged',
      'prolonged',
      'ended',
      'post-monitoring',
      'closed',
    ]);
  });

  test('grounds of 2.8 keep a case from the commission, and from signing', () => {
    const refused = happened('decided', DAY, { outcome: 'refused' });
    expect(stateAfter(refused)).toBe('decided-refused');
    expect(stateAfter(...granted, refused)).toBe('decided-refused');
    expect(moveOn(NEW_LIFE, happened('decided', DAY, { outcome: 'granted' })).type).toBe('refused');
  });

  test('a termination is decided or the contract is kept', () => {
    const established = [...signed, happened('termination-established', DAY, { ground: 'non-fulfilment' })];
    expect(stateAfter(...established)).toBe('terminating');
    // The notice of a prolongation that was decided just before (clause 3.5.5).
    expect(moveOn(lifeAfter(established), happened('applicant-notified', DAY)).type).toBe('moved');
    expect(stateAfter(...established, happened('termination-decided', DAY, { outcome: 'kept' }))).toBe(
      'contract-active',
    );
    expect(stateAfter(...established, happened('termination-decided', DAY, { outcome: 'terminated' }))).toBe(
      'ended',
    );
  });

  test('what has no place is refused with what has', () => {
    expect(moveOn(NEW_LIFE, happened('contract-signed', DAY, { termMonths: 6 }))).toEqual({
      type: 'refused',
      allowed: [
        'handed-to-commission',
        'decided: refused',
        'applicant-withdrew',
        'mfc-accepted',
        'additional-check-notified',
      ],
    });
    expect(moveOn(lifeAfter(signed), happened('contract-signed', DAY, { termMonths: 6 })).type).toBe(
      'refused',
    );
  });

  test('nothing leads out of a closed or withdrawn case, and no state is a suspension', () => {
    expect(CONTRACT_STEPS.closed).toEqual({});
    expect(CONTRACT_STEPS.withdrawn).toEqual({});
    expect(ContractState.options).not.toContain('suspended');
  });

  test('complaints run beside it, each on its own, whatever the state', () => {
    const register = happened('complaint-registered', DAY, {
      complaintId: 'c-1',
      receivedOn: DAY,
      about: 'other',
    });
    const upheld = happened('complaint-decided', DAY, { complaintId: 'c-1', outcome: 'upheld' });
    const life = lifeAfter([happened('applicant-withdrew', DAY), register, upheld]);
    expect(life).toEqual({ state: 'withdrawn', complaints: { 'c-1': 'upheld' } });
    expect(moveOn(life, register)).toEqual({
      type: 'refused',
      allowed: ['complaint-remedied', 'complaint-replied'],
    });
    expect(moveOn(NEW_LIFE, upheld)).toEqual({ type: 'refused', allowed: ['complaint-registered'] });
    const other = happened('complaint-registered', DAY, {
      complaintId: 'toString',
      receivedOn: DAY,
      about: 'other',
    });
    expect(moveOn(life, other).type).toBe('moved');
  });
});

describe('whatever is posted', () => {
  test('every kind of event is tried', () => {
    expect([...new Set(EVERY_EVENT.map(({ type }) => type))].toSorted()).toEqual(
      OfficeEvent.options
        .map((option): string => option.shape.type.value)
        .filter((type) => !CORRECTIONS.includes(type))
        .toSorted(),
    );
  });

  test('a step that the table has is taken, every other is refused', () => {
    for (const state of ContractState.options) {
      const life: ContractLife = { state, complaints: {} };
      for (const event of EVERY_EVENT.filter((one) => !isBeside(one))) {
        const target = Object.entries(CONTRACT_STEPS[state]).find(([step]) => step === nameOf(event))?.[1];
        expect(moveOn(life, event)).toEqual(
          target === undefined
            ? { type: 'refused', allowed: allowedSteps(life) }
            : { type: 'moved', life: { state: target, complaints: {} } },
        );
      }
    }
  });

  test('a case never leaves the table, and every state but the first can be reached', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVERY_EVENT), { maxLength: 40 }), (events) => {
        let life = NEW_LIFE;
        for (const event of events) {
          const movement = moveOn(life, event);
          if (movement.type === 'moved') life = movement.life;
          expect(ContractState.options).toContain(life.state);
          reached.add(life.state);
        }
        expect(lifeAfter(events)).toEqual(life);
      }),
      { numRuns: 2000 },
    );
    const targets = Object.values(CONTRACT_STEPS).flatMap((row) => Object.values(row));
    expect(new Set([...targets, 'preparation'])).toEqual(new Set(ContractState.options));
    expect(reached.size).toBeGreaterThan(5);
  });
});
