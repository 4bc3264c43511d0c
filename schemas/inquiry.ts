import * as z from 'zod';
import { CaseId } from '#schemas/ids';
import { Snils } from '#schemas/identifiers';
import { PersonName } from '#schemas/person';
import { Instant, IsoDay } from '#schemas/time';

/** Message id (UUID) of a question that another body asks us, in lower case. */
export const InquiryId = z.string().regex(/^[0-9a-f-]{36}$/);
export type InquiryId = z.infer<typeof InquiryId>;

/** What another body wants to know it for; decides whether and how much it is told. */
export const InquiryPurpose = z.enum([
  /** An employment centre, before it posts a placement: whether a contract is in force. */
  'placement',
  /** A social protection body, before it grants aid (clause 1.2: granted once): every contract that was signed. */
  'prior-contract',
]);
export type InquiryPurpose = z.infer<typeof InquiryPurpose>;

/** Bodies that may ask; which participant of СМЭВ is which is a setting of the deployment. */
export const RequesterKind = z.enum(['employment-service', 'social-protection']);
export type RequesterKind = z.infer<typeof RequesterKind>;

/** A question of another body in our words. */
export const InquiryQuestion = z.strictObject({
  /** The body's own id of the question, echoed in the answer. */
  requestId: z.string().min(1).max(36),
  purpose: InquiryPurpose,
  name: PersonName.omit({ previousFamily: true }),
  snils: Snils,
  birthDate: IsoDay,
});
export type InquiryQuestion = z.infer<typeof InquiryQuestion>;

/** One social contract as another body is told of it: no office, no track, no amounts. */
export const ToldContract = z.strictObject({
  inForce: z.boolean(),
  signedOn: IsoDay,
  /** The last day: as it ended, or as it is to end. */
  endsOn: IsoDay,
});
export type ToldContract = z.infer<typeof ToldContract>;

/** Refusals of МР §2.3.6 that we give. The fourth, `FAILURE`, never: what fails on our side is tried again. */
export const InquiryRefusal = z.enum(['no-data', 'access-denied', 'unknown-request']);
export type InquiryRefusal = z.infer<typeof InquiryRefusal>;

/** Why an inquiry was refused, for operations. The body itself is told the refusal only. */
export const RefusalReason = z.enum([
  /** Nobody of that number, name and birth date is in any application of this kind (real or test). */
  'person-unknown',
  /** Somebody else has that number here. */
  'person-differs',
  /** Known, and no contract that this purpose may learn of. The body hears the same as for a person unknown to us. */
  'no-contract',
  /** The participant is none of those that may ask. */
  'requester-unknown',
  /** The participant may ask, but not for this. */
  'purpose-not-allowed',
  /** Another information type or edition, or a content that breaks the contract. */
  'content-broken',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** What an inquiry is answered, fixed before the answer is sent for the first time. */
export const InquiryAnswer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('told'), contracts: z.array(ToldContract).min(1) }),
  z.strictObject({ type: z.literal('refused'), refusal: InquiryRefusal, reason: RefusalReason }),
]);
export type InquiryAnswer = z.infer<typeof InquiryAnswer>;

export const InquiryState = z.enum([
  /** A row; the bus may be told to forget it. */
  'received',
  /** The answer stands; the bus has not taken it yet. */
  'decided',
  /** The bus has taken the answer. */
  'answered',
  /** The bus will never take the answer: a person looks. */
  'stopped',
]);
export type InquiryState = z.infer<typeof InquiryState>;

/** A question of another body, from the queue to the answer. Its bytes lie in the same row; of people here are ids only. */
export const Inquiry = z.strictObject({
  inquiryId: InquiryId,
  /** Mnemonic of the participant, as the bus says who sent it. */
  requester: z.string().max(100),
  isTest: z.boolean(),
  receivedAt: Instant,
  /** Of who asks what: the same id with another content is another message. */
  digest: z.string(),
  /** Absent where the content cannot be read. */
  purpose: InquiryPurpose.optional(),
  requestId: z.string().optional(),
  /** Where the answer goes (`To`): opaque. Longer than a log line, never in one. */
  replyTo: z.string().min(1).max(4000),
  state: InquiryState,
  answer: InquiryAnswer.optional(),
  /** Cases whose contracts were told. */
  toldOf: z.array(CaseId).optional(),
  /** The moment that the id of the answer bears; a new one only where the bus called the old one stale. */
  answerIdAt: Instant.optional(),
  /** Sendings begun; counted before each. */
  attempts: z.int().min(0),
  /** What the bus said last, where it was not "taken". */
  code: z.string().optional(),
  /** Absent once nothing is to be done. */
  nextActionAt: Instant.optional(),
  settledAt: Instant.optional(),
  version: z.int().min(1),
});
export type Inquiry = z.infer<typeof Inquiry>;
