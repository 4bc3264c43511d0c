import { followUpPlan } from '#core/office/follow-up-plan';
import type { FollowUp } from '#schemas/follow-up';
import type { OfficeEvent } from '#schemas/office-event';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { happened } from '#test/core/office-events';

const decided = aCase({ state: 'result-ready', track: 'job-search' });
/** For three months: December, January, and February as the last. */
export const signing = happened('contract-signed', '2026-11-30', { termMonths: 3 });

export type Given = {
  case?: Partial<VerificationCase>;
  events?: readonly OfficeEvent[];
  followUps?: readonly FollowUp[];
};

/** What follows: `purpose month …, then the next look`. */
export const planAt = (now: string, { events = [signing], followUps = [], ...given }: Given = {}): string => {
  const known = { ...decided, ...given.case };
  const { due, nextLook } = followUpPlan({ case: known, officeEvents: events, followUps }, now);
  return [...due.map(({ purpose, month }) => `${purpose} ${month}`), `next ${nextLook ?? 'never'}`].join(
    ', ',
  );
};

export const openedIn = (purpose: FollowUp['purpose'], month: string): FollowUp => ({
  purpose,
  month,
  at: `${month}-01T00:00:00.000Z`,
  state: 'opened',
  caseId: decided.caseId,
  told: 0,
});
export const refusedAt = (purpose: FollowUp['purpose'], month: string, at: string): FollowUp => ({
  purpose,
  month,
  at,
  state: 'refused',
  errors: [{ pointer: '/consents', detail: 'нет / none' }],
});

export const JANUARY = '2026-12-31T21:00:00.000Z';
export const MARCH = '2027-02-28T21:00:00.000Z';
