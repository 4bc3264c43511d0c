import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { PersonInn, Snils } from '#schemas/identifiers';
import { SubjectId } from '#schemas/ids';
import { plainText } from '#schemas/plain-text';
import { IsoDay } from '#schemas/time';

export const PersonName = z.strictObject({
  family: plainText(100),
  given: plainText(100),
  patronymic: plainText(100).optional(),
  /** Earlier surnames, so that a register that still knows the old one is not a mismatch. */
  previousFamily: z.array(plainText(100)).max(10).optional(),
});
export type PersonName = z.infer<typeof PersonName>;

export const IdentityDocument = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passport-rf'),
    series: z.string().regex(/^\d{4}$/, says('серия паспорта: 4 цифры', 'passport series: 4 digits')),
    number: z.string().regex(/^\d{6}$/, says('номер паспорта: 6 цифр', 'passport number: 6 digits')),
    issuedOn: IsoDay.optional(),
  }),
  z.strictObject({
    kind: z.literal('birth-certificate'),
    series: z
      .string()
      .regex(
        /^[IVXLC]{1,6}-[А-Я]{2}$/,
        says('серия свидетельства вида II-МЮ', 'certificate series such as II-МЮ'),
      ),
    number: z.string().regex(/^\d{6}$/, says('номер свидетельства: 6 цифр', 'certificate number: 6 digits')),
    issuedOn: IsoDay.optional(),
  }),
]);
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** Occupations of the form of appendix 2 (table 1). */
const Occupation = z.enum([
  'working',
  'working-pensioner',
  'pensioner-by-age',
  'pensioner-by-disability',
  'unemployed',
  'child-care-leave',
  'homemaker',
  'student',
  'pupil',
  'preschooler',
]);

/** Groups of the subsistence minimum. */
export const SocialGroup = z.enum(['working-age', 'pensioner', 'child']);
export type SocialGroup = z.infer<typeof SocialGroup>;

/** Whose what a member is; the form's kinship is free text. */
export const FamilyRelation = z.enum(['spouse', 'child', 'ward', 'parent', 'sibling', 'other']);

/** Why somebody of the household is not counted (44-ФЗ art. 14). The office declares it. */
const ExclusionReason = z.enum([
  'conscript-service',
  'in-custody',
  'compulsory-treatment',
  'full-state-support',
  'other',
]);

/** Where a person is registered. No street and no dates: nobody is asked with them (152-ФЗ art. 5(5)). */
export const Residence = z.strictObject({
  /** Code of the subject of the federation. */
  regionCode: z.string().regex(/^\d{2}$/, says('код региона: 2 цифры', 'region code: 2 digits')),
  registration: z.enum(['permanent', 'temporary', 'none']),
});
export type Residence = z.infer<typeof Residence>;

/** The applicant or a member of the family. The form has no СНИЛС; the agencies cannot be asked without it. */
export const Subject = z.strictObject({
  subjectId: SubjectId,
  role: z.enum(['applicant', 'family-member']),
  kinship: plainText(60).optional(),
  name: PersonName,
  birthDate: IsoDay,
  citizenship: z.enum(['RU', 'other', 'none']).optional(),
  residence: Residence.optional(),
  group: SocialGroup,
  snils: Snils,
  inn: PersonInn.optional(),
  identity: IdentityDocument.optional(),
  occupation: Occupation.optional(),
  /** Of the applicant; needed where the rules of № 1931 decide who is a member. */
  relation: FamilyRelation.optional(),
  fullTimeStudy: z.boolean().optional(),
  /** `false`: neither in the divisor nor with any income; still asked about where clause 1.3(4) demands. */
  countedInFamily: z.boolean().optional(),
  exclusionReason: ExclusionReason.optional(),
});
export type Subject = z.infer<typeof Subject>;
