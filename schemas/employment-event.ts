import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { EmployerInn, Ogrn, PersonInn, Snils } from '#schemas/identifiers';
import { AgencyId } from '#schemas/ids';
import { RoubleText } from '#schemas/money';
import { PersonName } from '#schemas/person';
import { plainText } from '#schemas/plain-text';
import { IsoDay } from '#schemas/time';

/** Id under which the centre keeps its message; with the source it is the idempotency key of the event. */
const SourceEventId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, says('номер события у отправителя', 'event id of the sender'));

const head = {
  schemaVersion: z.literal('1'),
  source: AgencyId,
  sourceEventId: SourceEventId,
  /** Civil day on which the centre reports; the facts inside carry their own days. */
  reportedOn: IsoDay,
  subject: z.strictObject({
    snils: Snils,
    inn: PersonInn.optional(),
    name: PersonName.optional(),
    birthDate: IsoDay.optional(),
  }),
};

const Placement = z.strictObject({
  employer: z.strictObject({ inn: EmployerInn, ogrn: Ogrn.optional(), name: plainText(300) }),
  post: plainText(200).optional(),
  contractKind: z.enum(['permanent', 'fixed-term', 'civil-law', 'public-works']).optional(),
  startOn: IsoDay,
  orderNumber: plainText(60).optional(),
  orderOn: IsoDay.optional(),
  monthlyWage: RoubleText.optional(),
  confirmation: z.enum(['centre-referral', 'employer', 'social-fund-record', 'applicant']),
});

/** A job placement reported by an employment centre, corrected, cancelled or ended. */
export const EmploymentEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...head, type: z.literal('placement-reported'), placement: Placement }),
  z.strictObject({
    ...head,
    type: z.literal('placement-corrected'),
    correctsEventId: SourceEventId,
    placement: Placement,
  }),
  z.strictObject({
    ...head,
    type: z.literal('placement-cancelled'),
    correctsEventId: SourceEventId,
    reason: plainText(500),
  }),
  z.strictObject({
    ...head,
    type: z.literal('placement-terminated'),
    correctsEventId: SourceEventId,
    endOn: IsoDay,
    ground: plainText(300).optional(),
  }),
]);
export type EmploymentEvent = z.infer<typeof EmploymentEvent>;
