import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { IsoDay, IsoMonth } from '#schemas/time';

export const TermCode = z.enum([
  'mfc-transfer',
  'preparation',
  'additional-check-notice',
  'final-answer',
  'commission-conclusion',
  'decision',
  'decision-notice',
  'contract-signing',
  'first-payment',
  'prolongation-review',
  'prolongation-conclusion',
  'prolongation-notice',
  'termination-to-commission',
  'termination-decision',
  'payment-stops',
  'termination-notice',
  'change-notice',
  'complaint-register',
  'complaint-review-15',
  'complaint-review-5',
  'complaint-remedy',
  'complaint-reply',
]);
export type TermCode = z.infer<typeof TermCode>;

/** A legal term. Alarms use `safeDue`, lateness is counted against `legalDue`. */
export const Deadline = z.strictObject({
  code: TermCode,
  clause: z.string(),
  title: Bilingual,
  startsOn: IsoDay,
  /** Day counted from the event, day after the event first, without any shift. */
  nominalDue: IsoDay,
  /** Shifted forward to a working day (ГК РФ art. 193). */
  legalDue: IsoDay,
  /** Shifted back to a working day, never before the start. */
  safeDue: IsoDay,
});
export type Deadline = z.infer<typeof Deadline>;

/** A term that has started in a case. `metOn` after `legalDue` is a term met late. */
export const TrackedDeadline = Deadline.extend({
  status: z.enum(['met', 'open', 'due-today', 'overdue']),
  metOn: IsoDay.optional(),
});
export type TrackedDeadline = z.infer<typeof TrackedDeadline>;

/** What practice asks of the office once a contract is signed, by the last day of a month. */
export const Obligation = z.strictObject({
  kind: z.enum(['monthly-check', 'last-month-conclusion', 'income-report', 'post-contract-check']),
  title: Bilingual,
  /** The rule it comes from; practice of a region where the regulation itself is silent. */
  source: z.string(),
  month: IsoMonth,
  dueOn: IsoDay,
  status: z.enum(['met', 'upcoming', 'due', 'overdue']),
});
export type Obligation = z.infer<typeof Obligation>;
