import { DUE_SHARDS, type CaseStore, type DueRow } from '#core/ports';
import { sweepCase, type SweepCaseDeps } from '#functions/sweep/sweep-case';
import { sweepEvent, type SweepEventDeps } from '#functions/sweep/sweep-event';

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

/** Of one shard in one run; the timer comes again every minute. */
const ROWS_PER_SHARD = 100;

const visit = (row: DueRow, deps: SweepDeps): Promise<void> => {
  switch (row.type) {
    case 'case':
      return sweepCase(row.caseId, deps);
    case 'event':
      return sweepEvent(row, deps);
  }
};

/** Visits every row that is due. One that fails does not keep the others from their turn. Throws `RowsLeft` in the end. */
export const sweep = async (deps: SweepDeps): Promise<{ outcome: string; count: number }> => {
  const now = deps.clock();
  const failures: unknown[] = [];
  let count = 0;
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    const rows = await deps.store.dueRows(shard, now, ROWS_PER_SHARD);
    const visits = await Promise.allSettled(rows.map((row) => visit(row, deps)));
    count += visits.length;
    for (const one of visits) if (one.status === 'rejected') failures.push(one.reason);
  }
  if (failures.length > 0) throw new RowsLeft(failures.length, failures[0]);
  return { outcome: 'swept', count };
};
