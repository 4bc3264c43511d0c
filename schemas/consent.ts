import * as z from 'zod';
import { SubjectId } from '#schemas/ids';
import { plainText } from '#schemas/plain-text';
import { IsoDay } from '#schemas/time';

/** What a signature on the form covers. A transfer to «Мой бизнес» needs a consent that names it. */
export const ConsentKind = z.enum([
  'personal-data',
  'contract',
  'verification-and-visit',
  'transfer-my-business',
]);
export type ConsentKind = z.infer<typeof ConsentKind>;

export const Consent = z.strictObject({
  subjectId: SubjectId,
  kinds: z.array(ConsentKind).min(1),
  givenOn: IsoDay,
  form: z.enum(['written', 'e-signed']),
  documentReference: plainText(100).optional(),
  validUntil: z.union([z.literal('end-of-support'), IsoDay]),
  withdrawnOn: IsoDay.optional(),
});
export type Consent = z.infer<typeof Consent>;
