import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { SubjectId } from '#schemas/ids';
import { plainText } from '#schemas/plain-text';
import { IsoDay } from '#schemas/time';

/** Where the application came in (clauses 2.6.1 and 2.6.4). */
export const IntakeChannel = z.enum(['office', 'mfc', 'portal', 'post', 'email-signed']);
export type IntakeChannel = z.infer<typeof IntakeChannel>;

/** Marks that the office makes about the papers; the papers and the signature itself stay with the office. */
export const Filing = z.strictObject({
  /** Kind of the electronic signature (63-ФЗ art. 5). */
  signature: z.enum(['simple', 'enhanced', 'qualified']).optional(),
  /** Signature and copies are certified, a certified copy of the passport is attached (clause 2.6.5). */
  certifiedCopies: z.boolean().optional(),
});
export type Filing = z.infer<typeof Filing>;

/** For oneself or for the family (clause 2.6.1). */
export const ApplicationKind = z.enum(['single', 'family']);
export type ApplicationKind = z.infer<typeof ApplicationKind>;

const code = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,39}$/,
    says(
      'код из правил региона: строчные латинские буквы',
      "a code of the region's rules: lower-case letters",
    ),
  );

/** Category of recipients, as the region's rules name it. */
export const RecipientCategory = code;

/** Why the family is poor through no fault of its own, and whom it befell; codes of the region's rules. */
export const NamedCircumstance = z.strictObject({ subjectId: SubjectId, code });
export type NamedCircumstance = z.infer<typeof NamedCircumstance>;

/**
 * A paper that the applicant has brought of their own will (clause 2.6.1): what it is and what it supports, never what it
 * says. `claim` is a path such as `income/applicant/labour` or `property/1`.
 */
export const VoluntaryEvidence = z.strictObject({
  /** Number of the paper in the office's file. */
  reference: plainText(60),
  kind: z.enum(['income', 'civil-status', 'court', 'medical', 'housing', 'education', 'other']),
  issuedOn: IsoDay,
  claim: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]*(\/[a-z0-9-]+){0,3}$/,
      says('путь пункта заявления', 'path of an item of the declaration'),
    ),
});
export type VoluntaryEvidence = z.infer<typeof VoluntaryEvidence>;
