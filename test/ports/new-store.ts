import { DUE_SHARDS, type CaseStore, type Clock, type DueRow } from '#core/ports';

/** What has expired by the clock is as if it were gone; without one nothing of a test has. */
export type NewStore = (clock?: Clock) => Promise<CaseStore>;

/** Everything that is due, over all shards. */
export const shardsOf = async (store: CaseStore, before: string): Promise<DueRow[]> => {
  const shards = await Promise.all(
    Array.from({ length: DUE_SHARDS }, (_, shard) => store.dueRows(shard, before, 100)),
  );
  return shards.flat();
};
