import type { FactEvent } from '#core/events/agency-facts';
import type { MatchedEvent } from '#core/ports';
import type { Declaration } from '#schemas/declaration';
import type { Track } from '#schemas/verification-request';
import type { Conclusion } from '#schemas/verification-result';
import { concluded } from '#test/core/answered';
import { aDeclaration, anna, aRequest } from '#test/core/family';

type Bodies<Event> = Event extends FactEvent
  ? Omit<Event, 'schemaVersion' | 'source' | 'sourceEventId' | 'reportedOn' | 'subject'>
  : never;
export type Body = Bodies<FactEvent>;
type From = { id?: string; source?: string; reportedOn?: string; receivedAt?: string };

/** Something posted about Anna. */
export const pushed = (body: Body, from: From = {}): MatchedEvent => {
  const { id = 'p1', source = 'agency', reportedOn = '2026-12-02' } = from;
  return {
    subjectId: 'applicant',
    receivedAt: from.receivedAt ?? '2026-12-02T09:00:00.000Z',
    event: {
      schemaVersion: '1',
      source,
      sourceEventId: id,
      reportedOn,
      subject: { snils: anna.snils, inn: '500100732259' },
      ...body,
    },
  };
};

export type Said = { declared?: Omit<Declaration['activity'][number], 'subjectId'>; track?: Track };

/** Accepted on 23 November 2026; registers say nothing against the declaration. */
export const conclude = (events: readonly Parameters<typeof pushed>[], said: Said = {}): Conclusion => {
  const activity = said.declared === undefined ? [] : [{ subjectId: 'applicant', ...said.declared }];
  const request = aRequest({
    track: said.track ?? 'job-search',
    subjects: [{ ...anna, occupation: 'homemaker' }],
    declaration: aDeclaration({ activity }),
  });
  return concluded(
    request,
    {
      'unemployment-registration/applicant': {
        outcome: 'found',
        facts: {
          kind: 'unemployment-registration',
          periods: said.declared?.registeredUnemployed === true ? [{ status: 'unemployed' }] : [],
        },
      },
    },
    { events: events.map((one) => pushed(...one)) },
  );
};

export const off = (effectiveOn: string, reasonCode: 'employment' | 'no-show' = 'no-show'): Body => ({
  type: 'unemployed-deregistered',
  effectiveOn,
  reasonCode,
});
export const on = (effectiveOn: string): Body => ({ type: 'unemployed-registered', effectiveOn });
export const business = (effectiveOn: string): Body => ({
  type: 'business-registered',
  ogrnip: '305500910900012',
  effectiveOn,
});
export const noBusiness = (effectiveOn: string): Body => ({
  type: 'business-deregistered',
  ogrnip: '305500910900012',
  effectiveOn,
  groundCode: 'own-decision',
});
export const course = (type: 'training-dropped' | 'training-completed', endOn: string): Body => ({
  type,
  training: { programme: 'Сварка', startOn: '2026-11-02', endOn },
});
