import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { CaseId, OfficeId } from '#schemas/ids';
import { Instant, IsoDay } from '#schemas/time';

/** What an applicant may be told of the application and the contract. */
export const ProgressCode = z.enum([
  'handed-in-at-mfc',
  'accepted',
  'being-verified',
  'verified',
  'additional-check',
  'with-commission',
  /** A decision exists. What it says is told only after the notice (clause 3.3.5). */
  'decided',
  'granted',
  'refused',
  'contract-signed',
  'prolongation-considered',
  'prolonged',
  'not-prolonged',
  'contract-kept',
  'contract-terminated',
  'contract-ended',
  'withdrawn',
  'closed',
  'complaint-registered',
  'complaint-answered',
]);
export type ProgressCode = z.infer<typeof ProgressCode>;

export const ProgressStep = z.strictObject({
  code: ProgressCode,
  on: IsoDay,
  /** The last day of the term that this step has started; the earliest reading of the law. */
  until: IsoDay.optional(),
  /** Absent where no clause asks for the step. */
  clause: z.string().optional(),
  text: Bilingual,
});
export type ProgressStep = z.infer<typeof ProgressStep>;

/** `GET /v1/cases/{caseId}/progress`: what a portal shows to the applicant (clauses 1.4.4 and 2.17.3); nothing personal. */
export const CaseProgress = z.strictObject({
  schemaVersion: z.literal('1'),
  caseId: CaseId,
  officeId: OfficeId,
  registrationNumber: z.string(),
  asOf: Instant,
  /** Equal revisions say the same: the reader has nothing to take. */
  revision: z.string(),
  /** The latest step but those of complaints, which run beside it. */
  current: ProgressCode,
  /** By day. */
  steps: z.array(ProgressStep),
});
export type CaseProgress = z.infer<typeof CaseProgress>;
