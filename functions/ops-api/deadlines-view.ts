import { lifeAfter } from '#core/contract-lifecycle';
import { addDays } from '#core/day';
import { civilDayOf } from '#core/local-time';
import { addMonths, monthOf } from '#core/month';
import { obligationsOf } from '#core/obligations';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock } from '#core/ports';
import { deadlinesNow } from '#functions/ops-api/contract-view';
import { existing } from '#functions/runtime/missing-row';
import type { DeadlinesView } from '#schemas/api';
import type { Obligation } from '#schemas/deadline';
import type { OfficeEvent } from '#schemas/office-event';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

type CaseDeadlines = DeadlinesView['cases'][number];

const MONTHS_AHEAD = 3;

/** What is owed now and soon; the rest of the plan is in the case's own view. */
const nearest = (events: readonly OfficeEvent[], today: IsoDay): Obligation[] => {
  const until = addMonths(monthOf(today), MONTHS_AHEAD);
  return obligationsOf(events, today).filter(({ status, month }) => status !== 'met' && month <= until);
};

const caseDeadlines = (
  known: VerificationCase,
  officeEvents: readonly OfficeEvent[],
  now: Instant,
): CaseDeadlines => {
  const { caseId, officeId, registrationNumber, state } = known;
  const policy = existing(findPolicy(known.policy), 'policy');
  return {
    caseId,
    officeId,
    registrationNumber,
    state,
    contractState: lifeAfter(officeEvents).state,
    deadlines: deadlinesNow(known, officeEvents, { now, policy }),
    obligations: nearest(officeEvents, civilDayOf(now, policy.timeZone)),
  };
};

const CASES_AT_MOST = 200;
/** A case is listed by what is due next; what has been overdue for longer than this is no longer news. */
const DAYS_BACK = 60;

/** An office's cases by what is due next, the nearest first. */
export const viewDeadlines = async (
  officeId: string,
  { store, clock }: { store: Pick<CaseStore, 'casesOfOffice' | 'loadOfficeEvents'>; clock: Clock },
): Promise<DeadlinesView> => {
  const now = clock();
  const from = addDays(now.slice(0, 10), -DAYS_BACK);
  const cases = await store.casesOfOffice(officeId, { from, limit: CASES_AT_MOST });
  return {
    cases: await Promise.all(
      cases.map(async (known) => caseDeadlines(known, await store.loadOfficeEvents(known.caseId), now)),
    ),
  };
};
