import type { EmploymentEvent } from '#schemas/employment-event';
import { handIn, type Outside, postEvent, withdraw } from '#test/simulation/offices';
import type { SimulatedFamily } from '#test/simulation/simulated-families';
import type { Dice } from '#test/simulation/swarm';

const MINUTE_MS = 60_000;
/** Offices hand in during the first forty minutes; events and withdrawals go on for twice as long. */
const ARRIVALS_MS = 40 * MINUTE_MS;

const placementOf = ({ person: { snils } }: SimulatedFamily, number: number): EmploymentEvent => ({
  schemaVersion: '1',
  source: 'employment-centre',
  sourceEventId: `placement-${number}`,
  reportedOn: '2026-11-20',
  subject: { snils },
  type: 'placement-reported',
  placement: {
    employer: { inn: '3328900537', name: 'ООО «Клязьминский текстиль»' },
    startOn: '2026-12-01',
    confirmation: 'employer',
  },
});

/**
 * What those outside do in the first hour and a half: offices hand in, a centre posts a job for every third family, before or
 * after the request, and every eighth applicant withdraws.
 */
export const startCourse = (families: readonly SimulatedFamily[], outside: Outside, dice: Dice): void => {
  const { time } = outside.weather;
  const startMs = time.nowMs();
  for (const [number, family] of families.entries()) {
    const withdrawsAtMs = dice.below(8) === 0 ? startMs + dice.below(2 * ARRIVALS_MS) : undefined;
    time.at(startMs + dice.below(ARRIVALS_MS), () => {
      handIn(family.request, outside, (caseId) => {
        if (withdrawsAtMs === undefined) return;
        time.at(withdrawsAtMs, () => {
          withdraw(caseId, outside);
        });
      });
    });
    if (dice.below(3) > 0) continue;
    time.at(startMs + dice.below(2 * ARRIVALS_MS), () => {
      postEvent(placementOf(family, number), outside);
    });
  }
};
