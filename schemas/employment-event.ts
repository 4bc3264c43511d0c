import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { EmployerInn, Ogrn, Ogrnip, PersonInn, Snils } from '#schemas/identifiers';
import { AgencyId } from '#schemas/ids';
import { RoubleText } from '#schemas/money';
import { PersonName } from '#schemas/person';
import { plainText } from '#schemas/plain-text';
import { IsoDay } from '#schemas/time';

/** Id under which the sender keeps its message; with the source it is the idempotency key of the event. */
const SourceEventId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, says('номер события у отправителя', 'event id of the sender'));

const person = {
  inn: PersonInn.optional(),
  name: PersonName.optional(),
  birthDate: IsoDay.optional(),
};

/** By СНИЛС, or by ИНН where the sender knows nothing else. */
const Subject = z
  .strictObject({ snils: Snils.optional(), ...person })
  .refine(({ snils, inn }) => snils !== undefined || inn !== undefined, {
    path: ['snils'],
    error: says('нужен СНИЛС или ИНН', 'SNILS or INN is needed'),
  });
/** The tax service keeps payers of the tax on professional income by ИНН. */
const SubjectByInn = z.strictObject({ snils: Snils.optional(), ...person, inn: PersonInn });

const report = {
  schemaVersion: z.literal('1'),
  source: AgencyId,
  sourceEventId: SourceEventId,
  /** Civil day on which the sender reports; the facts inside carry their own days. */
  reportedOn: IsoDay,
};
const head = { ...report, subject: Subject };
/** An event that names an earlier one of its sender stands in its place. */
const replaces = { correctsEventId: SourceEventId.optional() };

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

const course = { programme: plainText(300), hours: z.int().min(1).max(10_000).optional(), startOn: IsoDay };
const documentNumber = plainText(60).optional();

/** Why an activity ended: only one's own decision obliges to return the money of a contract. */
const ActivityEnd = z.enum(['own-decision', 'court-decision', 'bankruptcy', 'registrar-decision', 'other']);

/** Something that happened to a person, pushed by an agency: the closed list of what may be posted. */
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
  /** What the sender had posted by mistake, a job or any other fact: nothing of it holds any more. */
  z.strictObject({
    ...head,
    type: z.literal('notice-withdrawn'),
    correctsEventId: SourceEventId,
    reason: plainText(500),
  }),
  z.strictObject({ ...head, ...replaces, type: z.literal('unemployed-registered'), effectiveOn: IsoDay }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('unemployed-deregistered'),
    effectiveOn: IsoDay,
    reasonCode: z.enum(['employment', 'refusal', 'no-show', 'own-wish', 'other']),
  }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('training-started'),
    training: z.strictObject({ ...course, endOn: IsoDay.optional(), documentNumber }),
  }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('training-completed'),
    training: z.strictObject({ ...course, endOn: IsoDay, documentNumber }),
  }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('training-dropped'),
    training: z.strictObject({ ...course, endOn: IsoDay, documentNumber }),
  }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('business-registered'),
    ogrnip: Ogrnip,
    effectiveOn: IsoDay,
    ground: plainText(300).optional(),
  }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('business-deregistered'),
    ogrnip: Ogrnip,
    effectiveOn: IsoDay,
    groundCode: ActivityEnd,
    ground: plainText(300).optional(),
  }),
  z.strictObject({
    ...report,
    subject: SubjectByInn,
    ...replaces,
    type: z.literal('self-employed-registered'),
    effectiveOn: IsoDay,
  }),
  z.strictObject({
    ...report,
    subject: SubjectByInn,
    ...replaces,
    type: z.literal('self-employed-deregistered'),
    effectiveOn: IsoDay,
    groundCode: ActivityEnd,
  }),
  z.strictObject({
    ...head,
    ...replaces,
    type: z.literal('plan-verdict'),
    /** As the declaration names the plan: a verdict on another plan says nothing about this one. */
    planReference: plainText(60),
    verdict: z.enum(['approved', 'rejected', 'needs-revision']),
    decidedOn: IsoDay,
    validUntil: IsoDay.optional(),
    score: z.int().min(0).max(100).optional(),
    remarks: plainText(2000).optional(),
  }),
]);
export type EmploymentEvent = z.infer<typeof EmploymentEvent>;
export type EmploymentEventType = EmploymentEvent['type'];
