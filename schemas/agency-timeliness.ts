import * as z from 'zod';

/**
 * How an agency served one case, by the worst of its questions: every answer came by the due time of its question, some
 * came after it, or some never came. A due time ends on the safe day of the preparation term (clause 3.2.2).
 */
export const AgencyTimeliness = z.enum(['on-time', 'late', 'unanswered']);
export type AgencyTimeliness = z.infer<typeof AgencyTimeliness>;
