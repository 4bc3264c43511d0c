import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { ComplaintGround } from '#schemas/complaint-ground';
import { IsoDay } from '#schemas/time';

/** From handing over to the meeting of the commission, or to today: no term is set for convening it. */
export const CommissionWait = z.strictObject({
  handedOn: IsoDay,
  metOn: IsoDay.optional(),
  days: z.int().min(0),
});
export type CommissionWait = z.infer<typeof CommissionWait>;

/** Both days of a ground of termination (clause 3.6.2): told by a record, accepted by a person. Terms run from the second. */
export const TerminationBasis = z.strictObject({
  ground: z.string(),
  alertedOn: IsoDay.optional(),
  alertId: z.string().optional(),
  establishedOn: IsoDay,
  /** From the alert to the acceptance. */
  days: z.int().min(0).optional(),
});
export type TerminationBasis = z.infer<typeof TerminationBasis>;

/** A complaint and, for each of its grounds (clause 5.3), what the case has recorded about it. People judge. */
export const ComplaintView = z.strictObject({
  complaintId: z.string(),
  state: z.enum(['registered', 'upheld', 'dismissed']),
  registeredOn: IsoDay,
  grounds: z.array(
    z.strictObject({
      ground: ComplaintGround,
      clause: z.string(),
      title: Bilingual,
      recorded: z.array(Bilingual),
    }),
  ),
});
export type ComplaintView = z.infer<typeof ComplaintView>;
