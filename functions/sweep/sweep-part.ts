import * as z from 'zod';
import { DUE_SHARDS } from '#core/ports';

/** Which of the runs of one minute this is, from 0 on, and of how many: each has its own shards of the due index. */
export const SweepPart = z.object({ part: z.int().min(0), of: z.int().min(1) });
export type SweepPart = z.infer<typeof SweepPart>;

export const EVERYTHING: SweepPart = { part: 0, of: 1 };

/** What the timer has asked for. Whoever names no part, such as a person, wants everything. */
export const sweepPartOf = (event: unknown): SweepPart => {
  const read = SweepPart.safeParse(event);
  return read.success ? read.data : EVERYTHING;
};

export const shardsOf = ({ part, of }: SweepPart): readonly number[] =>
  Array.from({ length: DUE_SHARDS }, (_, shard) => shard).filter((shard) => shard % of === part);
