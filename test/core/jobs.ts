import { expect } from 'vitest';
import { mergePlacements } from '#core/events/placements';
import type { EmploymentEvent } from '#schemas/employment-event';

type Reported = Extract<EmploymentEvent, { type: 'placement-reported' }>;

const head = (sourceEventId: string, reportedOn: string, source = 'employment-centre') => ({
  schemaVersion: '1' as const,
  source,
  sourceEventId,
  reportedOn,
  subject: { snils: '11223344595' },
});

export const job = (changes: Partial<Reported['placement']> = {}): Reported['placement'] => ({
  employer: { inn: '3328000110', name: 'ООО «Ромашка»' },
  startOn: '2026-11-16',
  confirmation: 'employer',
  ...changes,
});

export const BAKERY = { inn: '7707083893', name: 'ПАО «Хлеб»' };

export const reported = (id: string, placement = job(), source?: string): EmploymentEvent => ({
  ...head(id, '2026-11-17', source),
  type: 'placement-reported',
  placement,
});
export const corrected = (
  [id, of]: readonly [string, string],
  placement: Reported['placement'],
  on = '2026-11-18',
): EmploymentEvent => ({
  ...head(id, on),
  type: 'placement-corrected',
  correctsEventId: of,
  placement,
});
export const cancelled = (id: string, of: string): EmploymentEvent => ({
  ...head(id, '2026-11-19'),
  type: 'placement-cancelled',
  correctsEventId: of,
  reason: 'ошибка',
});
export const terminated = (
  [id, of]: readonly [string, string],
  endOn: string,
  { on = '2026-12-20', source }: { on?: string; source?: string } = {},
): EmploymentEvent => ({
  ...head(id, on, source),
  type: 'placement-terminated',
  correctsEventId: of,
  endOn,
});

export const receivedAt = '2026-11-17T09:00:00.000Z';

/** Without the list of reports, which has a test of its own. */
export const merged = (events: readonly EmploymentEvent[], subjectId = 'applicant') => {
  const { facts, conflicts } = mergePlacements(events.map((event) => ({ subjectId, event, receivedAt })));
  return {
    facts: facts.map(({ reports, ...fact }) => {
      expect(reports.map(({ sourceEventId }) => sourceEventId)).toEqual(fact.events);
      return fact;
    }),
    conflicts,
  };
};
