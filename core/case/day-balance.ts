import { inOrderOf } from '#core/time/order';
import type { CaseFile, QueryRow } from '#core/ports';
import { plusSeconds } from '#core/time/plus-seconds';
import { isOpen } from '#core/queries/query-progress';
import type { Outcome } from '#schemas/answer';
import type { AgencyBalance, DayBalance } from '#schemas/day-balance';
import type { PlannedQuery } from '#schemas/query';
import type { Instant } from '#schemas/time';

/** A case of the day: its rows, and what its request asks for; `undefined` while the case is not opened. */
export type BalancedCase = { file: Pick<CaseFile, 'case' | 'queries'>; plan?: readonly PlannedQuery[] };

type Place = Exclude<keyof AgencyBalance, 'agency' | 'sent' | 'missing'>;

const PLACE_OF_OUTCOME: Readonly<Record<Outcome, Place>> = {
  found: 'answered',
  'not-found': 'answered',
  refused: 'refused',
  'invalid-query': 'refused',
  'ambiguous-person': 'refused',
  'not-ready': 'unanswered',
  unanswered: 'unanswered',
};

const placeOf = ({ answer, progress }: QueryRow): Place => {
  if (answer !== undefined) return PLACE_OF_OUTCOME[answer.content.outcome];
  return progress.state === 'cancelled' ? 'cancelled' : 'open';
};

const noneOf = (agency: string): AgencyBalance => ({
  agency,
  sent: 0,
  answered: 0,
  refused: 0,
  unanswered: 0,
  cancelled: 0,
  open: 0,
  missing: 0,
});

/** Longer than a reply may be under way inside Sverka when the due time passes. */
const GRACE_SECONDS = 1800;

/**
 * By how much the balance does not close: questions that should have ended half an hour ago and have not, and those that the plan
 * has and the table has not. Sent = answered + refused + unanswered + cancelled + open holds only as long as nothing stays
 * open beyond its time.
 */
const differenceOf = (
  cases: readonly BalancedCase[],
  agencies: readonly AgencyBalance[],
  now: Instant,
): number => {
  const open = cases.flatMap(({ file }) => file.queries.filter(isOpen));
  const missing = agencies.reduce((sum, balance) => sum + balance.missing, 0);
  return missing + open.filter(({ progress }) => plusSeconds(progress.dueAt, GRACE_SECONDS) < now).length;
};

/** By agency, in the order of their ids. */
const balances = (cases: readonly BalancedCase[]): AgencyBalance[] => {
  const byAgency = new Map<string, AgencyBalance>();
  const of = (agency: string): AgencyBalance => {
    const known = byAgency.get(agency) ?? noneOf(agency);
    byAgency.set(agency, known);
    return known;
  };
  for (const { file, plan = [] } of cases) {
    for (const row of file.queries) {
      const balance = of(row.agency);
      balance.sent += 1;
      balance[placeOf(row)] += 1;
    }
    const known = new Set(file.queries.map(({ queryId }) => queryId));
    for (const { queryId, agency } of plan) if (!known.has(queryId)) of(agency).missing += 1;
  }
  return [...byAgency.values()].sort(inOrderOf(({ agency }) => agency));
};

const OPEN_AT_MOST = 200;

const openOnes = (cases: readonly BalancedCase[]): DayBalance['open'] =>
  cases
    .flatMap(({ file }) => file.queries.filter(isOpen))
    .map(({ caseId, queryId, agency, kind, progress }) => ({
      caseId,
      queryId,
      agency,
      kind,
      state: progress.state === 'sent' ? ('sent' as const) : ('planned' as const),
      since: progress.epochStartedAt,
      dueAt: progress.dueAt,
      ...(progress.lastFailure === undefined ? {} : { lastFailure: progress.lastFailure }),
    }))
    .sort(inOrderOf(({ since }) => since))
    .slice(0, OPEN_AT_MOST);

/** The balance of the cases of one day, or of any others. */
export const dayBalance = (
  cases: readonly BalancedCase[],
  now: Instant,
): Omit<DayBalance, 'day' | 'offices'> => {
  const agencies = balances(cases);
  return {
    cases: cases.length,
    unopened: cases.filter(({ plan }) => plan === undefined).length,
    agencies,
    difference: differenceOf(cases, agencies, now),
    open: openOnes(cases),
  };
};
