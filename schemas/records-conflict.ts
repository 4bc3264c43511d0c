import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { QueryId } from '#schemas/ids';

/** One record's side of a conflict: what kind of record, what it says, the questions and posted events that say it. */
const ConflictingRecord = z.strictObject({
  record: z.string(),
  said: Bilingual,
  evidence: z.array(QueryId),
  events: z.array(z.string()),
});

/** Two records that cannot both be right. `prevailing` goes first until a person has settled it; nothing is dropped. */
export const RecordsConflict = z.strictObject({
  fact: z.enum([
    'unemployment',
    'occupation',
    'job-start',
    'entrepreneur',
    'self-employed',
    'benefits',
    'training',
  ]),
  prevailing: ConflictingRecord,
  other: ConflictingRecord,
  /** The act by which the first record is the authoritative one, and why. */
  source: z.string(),
  because: Bilingual,
});
export type RecordsConflict = z.infer<typeof RecordsConflict>;
