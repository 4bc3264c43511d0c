import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { CaseId } from '#schemas/ids';
import { FieldError } from '#schemas/problem';
import { Instant, IsoDay, IsoMonth } from '#schemas/time';
import { CaseState } from '#schemas/verification-case';
import { Purpose } from '#schemas/verification-request';

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
  'termination-conclusion',
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
  /** `checked`: the answers of its check are in, the office has not said that it is done. */
  status: z.enum(['met', 'checked', 'upcoming', 'due', 'overdue']),
  /** The check by which agencies are asked about it, once it is opened. */
  followUp: z.strictObject({ caseId: CaseId, purpose: Purpose, state: CaseState }).optional(),
  /** Why Sverka cannot open the check by itself, and what mends it. */
  refusal: z.strictObject({ triedAt: Instant, errors: z.array(FieldError), nextStep: Bilingual }).optional(),
});
export type Obligation = z.infer<typeof Obligation>;
