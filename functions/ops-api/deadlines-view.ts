import { addDays } from '#core/day';
import { deadlinesOf } from '#core/deadlines';
import { civilDayOf } from '#core/local-time';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { DeadlinesView } from '#schemas/api';
import type { Deadline } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';
import type { CaseState, VerificationCase } from '#schemas/verification-case';

type CaseDeadlines = DeadlinesView['cases'][number];
type Status = CaseDeadlines['deadlines'][number]['status'];

/** Alarms use the safe day, lateness counts against the legal one. Only preparation is ours to meet. */
const statusOf = ({ code, safeDue, legalDue }: Deadline, state: CaseState, today: IsoDay): Status => {
  if (code === 'preparation' && state === 'result-ready') return 'met';
  if (today > legalDue) return 'overdue';
  return today >= safeDue ? 'due-today' : 'open';
};

const caseDeadlines = (known: VerificationCase, policy: PolicyPack, today: IsoDay): CaseDeadlines => {
  const { caseId, officeId, registrationNumber, state, acceptedOn } = known;
  const deadlines = deadlinesOf(acceptedOn, policy).map((deadline) => ({
    ...deadline,
    status: statusOf(deadline, state, today),
  }));
  return { caseId, officeId, registrationNumber, state, deadlines };
};

const CASES_AT_MOST = 200;
/** The last term ends thirty days after acceptance (clause 3.2.3); a case older than this has none open. */
const DAYS_BACK = 60;

/** An office's cases by safe due day, the nearest first. */
export const viewDeadlines = async (
  officeId: string,
  { store, clock }: { store: Pick<CaseStore, 'casesOfOffice'>; clock: Clock },
): Promise<DeadlinesView> => {
  const now = clock();
  const from = addDays(now.slice(0, 10), -DAYS_BACK);
  const cases = await store.casesOfOffice(officeId, { from, limit: CASES_AT_MOST });
  return {
    cases: cases.map((known) => {
      const policy = existing(findPolicy(known.policy), 'policy');
      return caseDeadlines(known, policy, civilDayOf(now, policy.timeZone));
    }),
  };
};
