import { DUE_SHARDS, type CaseStore, type DueRow } from '#core/ports';

export type NewStore = () => Promise<CaseStore>;

/** Everything that is due, over all shards. */
export const shardsOf = async (store: CaseStore, before: string): Promise<DueRow[]> => {
  const shards = await Promise.all(
    Array.from({ length: DUE_SHARDS }, (_, shard) => store.dueRows(shard, before, 100)),
  );
  return shards.flat();
};
