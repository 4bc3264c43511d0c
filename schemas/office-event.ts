import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { ComplaintGround } from '#schemas/complaint-ground';
import { ConsentKind } from '#schemas/consent';
import { ActorId, SubjectId } from '#schemas/ids';
import { IsoDay, IsoMonth } from '#schemas/time';

const code = (sentence: string) => z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, sentence);

/** Number of a complaint in the office's journal. No personal data. */
const ComplaintId = code(says('номер жалобы', 'number of the complaint'));

const EventId = code(says('номер события у отдела', 'event id of the office'));

const head = {
  schemaVersion: z.literal('1'),
  /** Chosen by the office; with the case it is the idempotency key of the event. */
  eventId: EventId,
  /** Civil day of the office on which it happened. */
  occurredOn: IsoDay,
  /** Who acted (clause 4.8): a staff number, never a name. */
  actorId: ActorId,
};

const months = z.int().min(1).max(36);

const plain = <const Type extends string>(type: Type) =>
  z.strictObject({ ...head, type: z.literal(type), details: z.strictObject({}).optional() });

const detailed = <const Type extends string, Details extends z.ZodRawShape>(type: Type, details: Details) =>
  z.strictObject({ ...head, type: z.literal(type), details: z.strictObject(details) });

/** Why an office takes back or corrects what it has posted (clause 4.8: every action has its reason). */
const CorrectionReason = z.enum([
  'did-not-happen',
  'wrong-case',
  'posted-twice',
  'wrong-day',
  'wrong-details',
]);

/** What an office posts back about one of its cases: dates, codes and counts, nothing about people. */
export const OfficeEvent = z.discriminatedUnion('type', [
  /** The application was handed in at an МФЦ first (clause 2.18.2). */
  plain('mfc-accepted'),
  plain('additional-check-notified'),
  /** Also during a prolongation or a termination: the papers are with the commission. */
  plain('handed-to-commission'),
  plain('commission-met'),
  /** The conclusion has reached the office; `meetingOn` where the meeting itself was not posted. */
  z.strictObject({
    ...head,
    type: z.literal('commission-concluded'),
    details: z.strictObject({ meetingOn: IsoDay.optional() }).optional(),
  }),
  detailed('decided', { outcome: z.enum(['granted', 'refused']) }),
  plain('applicant-notified'),
  detailed('contract-signed', { termMonths: months }),
  /** Measures that were not fulfilled for reasons beyond the applicant's control (clause 3.5.1); evidence stays on paper. */
  detailed('prolongation-proposed', {
    reasons: z
      .array(
        z.enum([
          'illness',
          'care-for-relative',
          'no-suitable-work',
          'training-moved',
          'late-payment',
          'late-supplies',
          'emergency',
          'other-beyond-control',
        ]),
      )
      .min(1),
    evidenceReference: code(says('номер документа, не имя', 'number of a paper, not a name')).optional(),
  }),
  z.strictObject({
    ...head,
    type: z.literal('prolongation-decided'),
    details: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('prolonged'), months }),
      z.strictObject({ outcome: z.literal('refused') }),
    ]),
  }),
  /** A person has accepted that grounds of clause 3.6.1 exist. */
  detailed('termination-established', {
    ground: z.enum([
      'misuse',
      'non-fulfilment',
      'unreliable-data',
      'late-notice-of-change',
      'applicant-initiative',
    ]),
    /** The day on which a record or an agency first told of it; a person accepted it on `occurredOn` (clause 3.6.2). */
    alertedOn: IsoDay.optional(),
    /** The event of an agency, or the finding of a result, that told of it. */
    alertId: code(says('номер сообщения или замечания', 'id of the event or finding')).optional(),
  }),
  detailed('termination-decided', { outcome: z.enum(['terminated', 'kept']) }),
  plain('contract-ended'),
  /** The applicant has reported a change; `changedOn` is the day of the change itself. */
  detailed('change-reported', { changedOn: IsoDay }),
  detailed('monitoring-done', {
    obligation: z.enum(['monthly-check', 'last-month-conclusion', 'income-report', 'post-contract-check']),
    month: IsoMonth,
  }),
  /** `occurredOn` is the day of registration. */
  detailed('complaint-registered', {
    complaintId: ComplaintId,
    receivedOn: IsoDay,
    about: z.enum(['refusal-to-accept', 'correction-of-errors', 'other']),
    /** As the applicant names them (clause 5.3 а–к). */
    grounds: z.array(ComplaintGround).min(1).max(10).optional(),
  }),
  z.strictObject({
    ...head,
    type: z.literal('complaint-decided'),
    details: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('upheld'), complaintId: ComplaintId }),
      z.strictObject({ outcome: z.literal('dismissed'), complaintId: ComplaintId }),
      /** Clause 5.10: refused without a look at its matter. */
      z.strictObject({
        outcome: z.literal('not-considered'),
        complaintId: ComplaintId,
        reason: z.enum(['court-has-decided', 'no-powers', 'decided-before']),
      }),
    ]),
  }),
  detailed('complaint-remedied', { complaintId: ComplaintId }),
  detailed('complaint-replied', { complaintId: ComplaintId }),
  /** Everything that is still open is no longer asked. */
  plain('applicant-withdrew'),
  plain('case-closed'),
  /** A written withdrawal (form, 152-ФЗ art. 9) has reached the office; `withdrawnOn` is the day of the paper. */
  detailed('consent-withdrawn', {
    subjectId: SubjectId,
    consent: ConsentKind,
    withdrawnOn: IsoDay,
    form: z.enum(['written', 'e-signed']),
  }),
  /** An earlier event of the case counts no more; both stay in the list. */
  detailed('event-cancelled', { cancelledEventId: EventId, reason: CorrectionReason }),
  /** An earlier event of the case holds with another day or other details, in its old place; both stay in the list. */
  detailed('event-corrected', {
    correctedEventId: EventId,
    reason: CorrectionReason,
    with: z.strictObject({
      occurredOn: IsoDay.optional(),
      /** As the corrected event's own type has them, all of them. */
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
]);
export type OfficeEvent = z.infer<typeof OfficeEvent>;

/** Where the application and its contract stand, apart from the verification. There is no suspension (clause 2.7). */
export const ContractState = z.enum([
  'preparation',
  'additional-check',
  'with-commission',
  'awaiting-decision',
  'decided-granted',
  'decided-refused',
  'contract-active',
  'prolonging',
  'prolonged',
  'terminating',
  'ended',
  'post-monitoring',
  'closed',
  'withdrawn',
]);
export type ContractState = z.infer<typeof ContractState>;
