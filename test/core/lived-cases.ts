import { allowedSteps, lifeAfter } from '#core/office/contract-lifecycle';
import { addDays } from '#core/time/day';
import type { OfficeEvent } from '#schemas/office-event';
import { happened } from '#test/core/office-events';

const acceptedOn = '2026-11-20';
/** An event for each step that the tables name; their days are set as they come. */
const day = '2026-12-01';
const POSSIBLE: Readonly<Record<string, OfficeEvent>> = Object.fromEntries(
  [
    happened('mfc-accepted', acceptedOn),
    happened('additional-check-notified', day),
    happened('handed-to-commission', day),
    happened('commission-met', day),
    happened('commission-concluded', day),
    happened('applicant-notified', day),
    happened('contract-signed', day, { termMonths: 6 }),
    happened('prolongation-proposed', day, { reasons: ['illness'] }),
    happened('termination-established', day, { ground: 'misuse' }),
    happened('contract-ended', day),
    happened('change-reported', day, { changedOn: day }),
    happened('monitoring-done', day, { obligation: 'monthly-check', month: '2026-12' }),
    happened('applicant-withdrew', day),
    happened('case-closed', day),
  ].map((event) => [event.type, event]),
);
/** Decisions as the tables name them. */
export const DECISIONS: Readonly<Record<string, OfficeEvent>> = {
  'decided: granted': happened('decided', day, { outcome: 'granted' }),
  'decided: refused': happened('decided', day, { outcome: 'refused' }),
  'prolongation-decided: prolonged': happened('prolongation-decided', day, {
    outcome: 'prolonged',
    months: 1,
  }),
  'prolongation-decided: refused': happened('prolongation-decided', day, { outcome: 'refused' }),
  'termination-decided: terminated': happened('termination-decided', day, { outcome: 'terminated' }),
  'termination-decided: kept': happened('termination-decided', day, { outcome: 'kept' }),
};

/** A life that the tables allow, by the choices made at each fork; ten days from one event to the next. */
export const lived = (choices: readonly number[]): OfficeEvent[] => {
  const events: OfficeEvent[] = [];
  for (const choice of choices) {
    const names = allowedSteps(lifeAfter(events));
    const name = names[choice % Math.max(1, names.length)] ?? '';
    const event = POSSIBLE[name] ?? DECISIONS[name];
    if (event !== undefined) {
      const occurredOn = addDays(day, events.length * 10);
      events.push({ ...event, eventId: `e-${events.length}`, occurredOn });
    }
  }
  return events;
};
