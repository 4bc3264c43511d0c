import * as z from 'zod';
import {
  ApplicationKind,
  Filing,
  IntakeChannel,
  NamedCircumstance,
  RecipientCategory,
  VoluntaryEvidence,
} from '#schemas/application';
import { says } from '#schemas/bilingual';
import { Consent } from '#schemas/consent';
import { Declaration } from '#schemas/declaration';
import { OfficeId, OfficialCode } from '#schemas/ids';
import { Subject } from '#schemas/person';
import { plainText } from '#schemas/plain-text';
import { IsoDay, IsoMonth } from '#schemas/time';

/** The five directions of a social contract. */
export const Track = z.enum(['job-search', 'training', 'business', 'household-farm', 'hardship'], {
  error: says(
    'направление: job-search, training, business, household-farm или hardship',
    'track: job-search, training, business, household-farm or hardship',
  ),
});
export type Track = z.infer<typeof Track>;

/**
 * Why the office asks. Each purpose is a case of its own and decides which questions are lawful: before the decision,
 * again before signing, monthly during the contract, before a prolongation, in its last month, after its end; a complaint
 * asks once more what the decision asked.
 */
export const Purpose = z.enum([
  'decision',
  'pre-signing',
  'monitoring',
  'prolongation',
  'contract-end',
  'post-contract',
  'complaint',
]);
export type Purpose = z.infer<typeof Purpose>;

/** Purposes of a check of a signed contract, which is repeated month by month. */
export const FOLLOW_UP_PURPOSES: readonly Purpose[] = ['monitoring', 'contract-end', 'post-contract'];

/** The rules that apply: one region, one edition. */
export const PolicyReference = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
  edition: IsoDay,
});
export type PolicyReference = z.infer<typeof PolicyReference>;

/**
 * What an office sends: who applies, under which rules and track, what the family declared and agreed to.
 * The form of appendix 2 of the Vladimir regulation plus the identifiers without which no agency can be asked.
 */
export const VerificationRequest = z.strictObject({
  schemaVersion: z.literal('1'),
  officeId: OfficeId,
  /** Number in the office's journal (clause 3.1.2). Unique within the office, no personal data. */
  registrationNumber: plainText(64),
  purpose: Purpose,
  policy: PolicyReference,
  track: Track,
  intakeChannel: IntakeChannel,
  filing: Filing.optional(),
  applicationKind: ApplicationKind.optional(),
  /** Who registered the application, as the receipt says (clause 3.1.2): a staff number, never a name. */
  registeredBy: OfficialCode.optional(),
  recipientCategory: RecipientCategory.optional(),
  circumstances: z.array(NamedCircumstance).max(30).optional(),
  /** Civil day on which the papers were accepted (clauses 2.11 and 3.1.2): the start of every term. */
  acceptedOn: IsoDay,
  /**
   * For every purpose but the decision: the day of the application whose declaration this check repeats. The accounting
   * period and the five years of clause 1.3(4) hang on it. Absent: the declaration is of the day of acceptance.
   */
  appliedOn: IsoDay.optional(),
  /**
   * Which month a check of a signed contract is for. With it each month is a case of its own under the same number of the
   * journal; only for the purposes monitoring, contract-end and post-contract.
   */
  checkMonth: IsoMonth.optional(),
  municipalityOktmo: z
    .string()
    .regex(/^\d{8}(\d{3})?$/, says('ОКТМО: 8 или 11 цифр', 'OKTMO: 8 or 11 digits'))
    .optional(),
  /** A synthetic family of a test: its queries are marked as test messages and its result says so. */
  testMode: z.boolean().optional(),
  subjects: z
    .array(Subject)
    .min(1, says('нужен хотя бы заявитель', 'at least the applicant is needed'))
    .max(30),
  declaration: Declaration,
  consents: z.array(Consent).max(60),
  voluntaryEvidence: z.array(VoluntaryEvidence).max(50).optional(),
});
export type VerificationRequest = z.infer<typeof VerificationRequest>;
