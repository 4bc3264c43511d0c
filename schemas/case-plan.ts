import * as z from 'zod';
import { PlannedQuery } from '#schemas/query';
import { Instant } from '#schemas/time';

/**
 * The questions of a case as they were planned when it was opened. Their ids are not kept: they follow from case and question
 * (`core/ids.ts`), for as long as there are cases with a plan.
 */
export const CasePlan = z.strictObject({
  plannedAt: Instant,
  /** When silence becomes the recorded answer "unanswered". */
  dueAt: Instant,
  questions: z.array(PlannedQuery.omit({ queryId: true, caseId: true, innFrom: true })),
});
export type CasePlan = z.infer<typeof CasePlan>;
