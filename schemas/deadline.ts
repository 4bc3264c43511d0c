import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { IsoDay } from '#schemas/time';

/** A legal term. Alarms use `safeDue`, lateness is counted against `legalDue`. */
export const Deadline = z.strictObject({
  code: z.enum(['preparation', 'additional-check-notice', 'final-answer']),
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
