import { commissionWait } from '#core/terms/commission-wait';
import { lifeAfter } from '#core/office/contract-lifecycle';
import { civilDayOf } from '#core/time/local-time';
import { addMonths, monthOf } from '#core/time/month';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { deadlinesNow, type Looked } from '#functions/ops-api/contract-view';
import { obligationsWithChecks } from '#functions/ops-api/obligations-with-checks';
import { existing } from '#functions/runtime/missing-row';
import type { DeadlinesView } from '#schemas/api';
import type { Obligation } from '#schemas/deadline';

type CaseDeadlines = DeadlinesView['cases'][number];
type Contract = Pick<CaseFile, 'case' | 'officeEvents' | 'followUps'>;

const MONTHS_AHEAD = 3;

/** What is owed now and soon; the rest of the plan is in the case's own view. */
const nearest = (obligations: readonly Obligation[], { now, policy }: Looked): Obligation[] => {
  const until = addMonths(monthOf(civilDayOf(now, policy.timeZone)), MONTHS_AHEAD);
  return obligations.filter(({ status, month }) => status !== 'met' && month <= until);
};

const caseDeadlines = (
  { case: known, officeEvents }: Contract,
  obligations: readonly Obligation[],
  looked: Looked,
): CaseDeadlines => {
  const { caseId, officeId, registrationNumber, state } = known;
  const wait = commissionWait(officeEvents, civilDayOf(looked.now, looked.policy.timeZone));
  return {
    caseId,
    officeId,
    registrationNumber,
    state,
    contractState: lifeAfter(officeEvents).state,
    ...(wait === undefined ? {} : { commissionWait: wait }),
    deadlines: deadlinesNow(known, officeEvents, looked),
    obligations: nearest(obligations, looked),
  };
};

/** A row may be older than what its index says of it. */
const owes = ({ deadlines }: CaseDeadlines, obligations: readonly Obligation[]): boolean =>
  [...deadlines, ...obligations].some(({ status }) => status !== 'met');

/** Of what is overdue, and of what is due from now on: neither pushes the other out of the list. */
const CASES_AT_MOST = 200;

/** An office's cases by what nothing has met yet: the overdue, as long as they are, then the nearest. */
export const viewDeadlines = async (
  officeId: string,
  { store, clock }: { store: Pick<CaseStore, 'casesThatOwe' | 'loadMonitoring' | 'loadCases'>; clock: Clock },
): Promise<DeadlinesView> => {
  const now = clock();
  const [day, limit] = [now.slice(0, 10), CASES_AT_MOST];
  const [overdue, ahead] = await Promise.all([
    store.casesThatOwe(officeId, { before: day, limit }),
    store.casesThatOwe(officeId, { from: day, limit }),
  ]);
  const contracts = await Promise.all(
    [...overdue.toReversed(), ...ahead].map(async (known) => ({
      case: known,
      ...(await store.loadMonitoring(known.caseId)),
    })),
  );
  const obligations = await obligationsWithChecks(contracts, now, store);
  return {
    cases: contracts.flatMap((contract, place) => {
      const looked = { now, policy: existing(findPolicy(contract.case.policy), 'policy') };
      const asked = obligations[place] ?? [];
      const shown = caseDeadlines(contract, asked, looked);
      return owes(shown, asked) ? [shown] : [];
    }),
    more: overdue.length === limit || ahead.length === limit,
  };
};
