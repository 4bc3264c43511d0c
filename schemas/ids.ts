import * as z from 'zod';
import { says } from '#schemas/bilingual';

/** 26 characters of base 32, derived from office, registration number, purpose and, where there is one, month of check. */
export const CaseId = z
  .string()
  .regex(/^[a-z2-7]{26}$/, says('номер дела: 26 знаков', 'case id: 26 characters'));
export type CaseId = z.infer<typeof CaseId>;

/** `<case id>.<13 characters>`: says where the row lies, is the idempotency key of the question. */
export const QueryId = z.string().regex(/^[a-z2-7]{26}\.[a-z2-7]{13}$/);
export type QueryId = z.infer<typeof QueryId>;

/** Folder name of an agency under `contracts/`: `tax`, `employment-centre`, `my-business`. */
export const AgencyId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export type AgencyId = z.infer<typeof AgencyId>;

/** The office that asks, as registered with Sverka. Not personal data: it may appear in logs. */
export const OfficeId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{1,63}$/,
    says(
      'код отдела: строчные латинские буквы, цифры и дефис',
      'office id: lower-case letters, digits, dashes',
    ),
  );
export type OfficeId = z.infer<typeof OfficeId>;

/** Who acted for an office (clause 4.8): a staff number, never a name. */
export const OfficialCode = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    says('код сотрудника, не имя', 'code of the official, not a name'),
  );
export type OfficialCode = z.infer<typeof OfficialCode>;

/** A person inside one request, chosen by the office: `applicant`, `spouse`, `child-1`. No meaning outside it. */
export const SubjectId = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,31}$/,
    says(
      'код лица: строчные латинские буквы, цифры и дефис',
      'subject id: lower-case letters, digits, dashes',
    ),
  );
export type SubjectId = z.infer<typeof SubjectId>;

/** The caller's thread through many systems; minted by us where the caller gives none. */
export const CorrelationId = z.string().regex(/^[A-Za-z0-9._-]{8,64}$/);
export type CorrelationId = z.infer<typeof CorrelationId>;

/** An official of an office: a staff number, never a name (clause 4.8). */
export const ActorId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    says('код сотрудника, не имя', 'code of the official, not a name'),
  );
export type ActorId = z.infer<typeof ActorId>;
