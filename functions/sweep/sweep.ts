import { inOrderOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, DueRow } from '#core/ports';
import { agencyTurns, type AgencyTurnsDeps } from '#functions/sweep/agency-turns';
import { sweepCase, type SweepCaseDeps } from '#functions/sweep/sweep-case';
import { sweepEvent, type SweepEventDeps } from '#functions/sweep/sweep-event';
import { EVERYTHING, shardsOf, type SweepPart } from '#functions/sweep/sweep-part';

export type SweepDeps = Omit<SweepCaseDeps, 'turnOf'> &
  SweepEventDeps &
  AgencyTurnsDeps & {
    store: SweepCaseDeps['store'] &
      SweepEventDeps['store'] &
      AgencyTurnsDeps['store'] &
      Pick<CaseStore, 'dueRows'>;
  };

/** Some due rows could not be visited, or shards not be read; the others were. They stay due. */
export class RowsLeft extends Error {
  override readonly name = 'RowsLeft';
  readonly code: string;

  constructor(rows: number, cause: unknown) {
    super(`${rows} rows`, { cause });
    this.code = cause instanceof Error ? `${rows} ${cause.name}` : String(rows);
  }
}

/** Of one shard in one run; the timer comes again every minute. An outage of days makes many rows due in one. */
export const ROWS_PER_SHARD = 2000;
/** Visited side by side. */
const TOGETHER = 100;
/** No further visit is begun after so long, far from the function's timeout. */
const LOOKING_SECONDS = 40;

const visit = (row: DueRow, deps: SweepDeps & SweepCaseDeps): Promise<void> => {
  switch (row.type) {
    case 'case':
      return sweepCase(row.caseId, deps);
    case 'event':
      return sweepEvent(row, deps);
  }
};

type Settled<Value> = readonly PromiseSettledResult<Value>[];

const reasonsOf = (results: Settled<unknown>): readonly unknown[] =>
  results.flatMap((one): readonly unknown[] => (one.status === 'rejected' ? [one.reason] : []));

/** What is due in all shards, the oldest first: nobody waits behind the backlog of another shard. */
const inOrder = (shards: Settled<readonly DueRow[]>): readonly DueRow[] =>
  shards
    .flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
    .sort(inOrderOf(({ nextActionAt }) => nextActionAt));

/** Visits the rows in turn until the run has lasted long enough; what came of each visit. */
const visited = async (
  rows: readonly DueRow[],
  deps: SweepDeps & SweepCaseDeps,
): Promise<PromiseSettledResult<void>[]> => {
  const until = plusSeconds(deps.clock(), LOOKING_SECONDS);
  const visits: PromiseSettledResult<void>[] = [];
  while (visits.length < rows.length && deps.clock() < until) {
    const some = rows.slice(visits.length, visits.length + TOGETHER);
    visits.push(...(await Promise.allSettled(some.map((row) => visit(row, deps)))));
  }
  return visits;
};

/**
 * Visits every row that is due, in the shards of one part. One that fails does not keep the others from their turn. Throws
 * `RowsLeft` in the end.
 */
export const sweep = async (
  deps: SweepDeps,
  part: SweepPart = EVERYTHING,
): Promise<{ outcome: string; count: number }> => {
  const now = deps.clock();
  const shards = await Promise.allSettled(
    shardsOf(part).map((shard) => deps.store.dueRows(shard, now, ROWS_PER_SHARD)),
  );
  const rows = inOrder(shards);
  const visits = await visited(rows, { ...deps, turnOf: agencyTurns(deps, part.of) });
  const failures = [...reasonsOf(shards), ...reasonsOf(visits)];
  const oldest = rows[0]?.nextActionAt ?? now;
  deps.measure({
    metrics: {
      DueRows: visits.length,
      RowsLeft: failures.length,
      OldestDueSeconds: Math.round((Date.parse(deps.clock()) - Date.parse(oldest)) / 1000),
    },
  });
  if (failures.length > 0) throw new RowsLeft(failures.length, failures[0]);
  return { outcome: 'swept', count: visits.length };
};
