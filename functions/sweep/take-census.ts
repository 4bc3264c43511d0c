import { type BalancedCase, dayBalance } from '#core/case/day-balance';
import { deadlineStanding } from '#core/terms/deadline-standing';
import { lacksNextYear } from '#core/time/calendar';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import { DUE_SHARDS, type CaseFile, type CaseStore, type Clock } from '#core/ports';
import type { Measure } from '#functions/runtime/metrics';
import { existing } from '#functions/runtime/missing-row';
import type { Instant } from '#schemas/time';

export type CensusDeps = {
  store: Pick<CaseStore, 'dueRows' | 'loadCase'>;
  /** Whose questions are counted, also where there are none. */
  agencies: readonly string[];
  clock: Clock;
  measure: Measure;
};

/** Of a shard in one run: with more the figures say "at least". */
const CASES_AT_MOST = 1000;
/** Read side by side. */
const TOGETHER = 20;
/** Whatever waits, however long. */
const EVER: Instant = '9999-12-31T23:59:59.999Z';

const loadAll = async (caseIds: readonly string[], { store }: CensusDeps): Promise<CaseFile[]> => {
  const files: CaseFile[] = [];
  for (let start = 0; start < caseIds.length; start += TOGETHER) {
    const some = caseIds.slice(start, start + TOGETHER);
    files.push(
      ...(await Promise.all(some.map((caseId) => store.loadCase(caseId)))).flatMap((one) => one ?? []),
    );
  }
  return files;
};

const standingOf = ({ case: known }: CaseFile, now: Instant): ReturnType<typeof deadlineStanding> => {
  const { timeZone } = existing(findPolicy(known.policy), 'policy');
  return deadlineStanding(known, civilDayOf(now, timeZone));
};

const told = (cases: readonly BalancedCase[], now: Instant, { agencies, measure }: CensusDeps): void => {
  const balance = dayBalance(cases, now);
  for (const agency of agencies) {
    const { open = 0 } = balance.agencies.find((one) => one.agency === agency) ?? {};
    measure({ metrics: { OpenRows: open }, dimensions: { Agency: agency } });
  }
  measure({ metrics: { BalanceDifference: balance.difference } });
};

/**
 * Counts what is open, one shard of the waiting cases a minute: every case that waits stands in one of them, also while
 * nobody has to look at it for days. As many minutes as there are shards see every one once.
 */
export const takeCensus = async (deps: CensusDeps): Promise<void> => {
  const now = deps.clock();
  const shard = Math.floor(Date.parse(now) / 60_000) % DUE_SHARDS;
  const waiting = await deps.store.dueRows(shard, EVER, CASES_AT_MOST);
  const files = await loadAll(
    waiting.flatMap((row) => (row.type === 'case' ? [row.caseId] : [])),
    deps,
  );
  told(
    files.map((file) => ({ file })),
    now,
    deps,
  );
  const standings = files.map((file) => standingOf(file, now));
  deps.measure({
    metrics: {
      DueDeadlines: standings.filter((one) => one === 'due').length,
      OverdueDeadlines: standings.filter((one) => one === 'overdue').length,
      CalendarMissing: lacksNextYear(civilDayOf(now, 'UTC')) ? 1 : 0,
    },
  });
};
