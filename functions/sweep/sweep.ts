import { earlierOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import { DUE_SHARDS, type CaseStore, type DueRow } from '#core/ports';
import { sweepCase, type SweepCaseDeps } from '#functions/sweep/sweep-case';
import { sweepEvent, type SweepEventDeps } from '#functions/sweep/sweep-event';
import type { Instant } from '#schemas/time';

export type SweepDeps = SweepCaseDeps &
  SweepEventDeps & {
    store: SweepCaseDeps['store'] & SweepEventDeps['store'] & Pick<CaseStore, 'dueRows'>;
  };

/** Some due rows could not be visited; the others were. They stay due. */
export class RowsLeft extends Error {
  override readonly name = 'RowsLeft';
  readonly code: string;

  constructor(rows: number, cause: unknown) {
    super(`${rows} rows`, { cause });
    this.code = cause instanceof Error ? `${rows} ${cause.name}` : String(rows);
  }
}

/** Of one shard in one look; the timer comes again every minute. */
export const ROWS_PER_SHARD = 100;
/** Shards that were full are looked at again in the same run: an outage of days makes many rows due in one minute. */
export const LOOKS_PER_RUN = 6;
/** No further look is begun after so long, far from the function's timeout. */
const LOOKING_SECONDS = 30;

const visit = (row: DueRow, deps: SweepDeps): Promise<void> => {
  switch (row.type) {
    case 'case':
      return sweepCase(row.caseId, deps);
    case 'event':
      return sweepEvent(row, deps);
  }
};

/** What a run has seen, as operations watch it. */
type Seen = { count: number; oldest: Instant; failures: readonly unknown[] };

const measured = ({ count, oldest, failures }: Seen, { measure, clock }: SweepDeps): void => {
  measure({
    metrics: {
      DueRows: count,
      RowsLeft: failures.length,
      OldestDueSeconds: Math.round((Date.parse(clock()) - Date.parse(oldest)) / 1000),
    },
  });
};

const reasonOf = ({ reason }: PromiseRejectedResult): unknown => reason;

const withShard = async (seen: Seen, rows: readonly DueRow[], deps: SweepDeps): Promise<Seen> => {
  const visits = await Promise.allSettled(rows.map((row) => visit(row, deps)));
  return {
    count: seen.count + visits.length,
    oldest: rows.map(({ nextActionAt }) => nextActionAt).reduce(earlierOf, seen.oldest),
    failures: [...seen.failures, ...visits.filter((one) => one.status === 'rejected').map(reasonOf)],
  };
};

const mayLookAgain = (startedAt: Instant, { clock }: SweepDeps): boolean =>
  clock() < plusSeconds(startedAt, LOOKING_SECONDS);

/** Visits every row that is due. One that fails does not keep the others from their turn. Throws `RowsLeft` in the end. */
export const sweep = async (deps: SweepDeps): Promise<{ outcome: string; count: number }> => {
  const now = deps.clock();
  let seen: Seen = { count: 0, oldest: now, failures: [] };
  let shards = Array.from({ length: DUE_SHARDS }, (_, shard) => shard);
  for (let look = 0; look < LOOKS_PER_RUN && shards.length > 0 && mayLookAgain(now, deps); look += 1) {
    const full: number[] = [];
    for (const shard of shards) {
      const rows = await deps.store.dueRows(shard, now, ROWS_PER_SHARD);
      if (rows.length > 0) seen = await withShard(seen, rows, deps);
      if (rows.length === ROWS_PER_SHARD) full.push(shard);
    }
    shards = full;
  }
  measured(seen, deps);
  const { count, failures } = seen;
  if (failures.length > 0) throw new RowsLeft(failures.length, failures[0]);
  return { outcome: 'swept', count };
};
