import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { ConsentKind } from '#schemas/consent';
import { QueryId, SubjectId } from '#schemas/ids';
import { IsoDay } from '#schemas/time';

/** What was withdrawn after acceptance, and what that leaves: nothing more is asked that rested on it. */
export const Withdrawal = z.strictObject({
  what: z.enum(['application', 'consent']),
  /** Day on which it reached the office. */
  on: IsoDay,
  clause: z.string(),
  /** Of a consent: whose, and to what. */
  subjectId: SubjectId.optional(),
  consent: ConsentKind.optional(),
  /** No longer asked or waited for. */
  cancelled: z.array(QueryId),
  /** Answered before; what was said stays in the result, nothing further is asked. */
  answeredBefore: z.array(QueryId),
  explanation: Bilingual,
  /** What remains to be done. */
  nextStep: Bilingual,
});
export type Withdrawal = z.infer<typeof Withdrawal>;
