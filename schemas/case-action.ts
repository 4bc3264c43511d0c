import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { ActorId } from '#schemas/ids';
import { Instant } from '#schemas/time';

/** `audit`: everything, for the control of the office (clauses 4.1–4.5). `citizen`: what the applicant may see (clause 5.8). */
export const DossierCopy = z.enum(['audit', 'citizen'], {
  error: says('копия: audit или citizen', 'copy: audit or citizen'),
});
export type DossierCopy = z.infer<typeof DossierCopy>;

/** Why somebody looked into a case or kept it: a code, never a text about people. */
export const ActionReason = z.enum(
  [
    /** Control of the office (clauses 4.1–4.5). */
    'office-check',
    /** The applicant asks (clause 5.8). */
    'applicant-request',
    /** A complaint is considered (clauses 5.7–5.9). */
    'complaint',
    /** Signs of an offence: the materials go to the prosecutor (clause 5.11). */
    'prosecutor',
    /** An appeal to a court (clause 5.13). */
    'court',
    /** What the case was kept for is over. */
    'matter-closed',
    'mistake',
  ],
  { error: says('код причины из перечня', 'a reason code of the list') },
);
export type ActionReason = z.infer<typeof ActionReason>;

/** What an official did with a case through the desk: who, when, why (clause 4.8). Put once, never changed. */
export const CaseAction = z.strictObject({
  at: Instant,
  actorId: ActorId,
  action: z.enum(['dossier-read', 'hold-placed', 'hold-lifted']),
  /** Of a dossier: which copy was handed out, and the digest of what stood in it. */
  copy: DossierCopy.optional(),
  digest: z.string().optional(),
  reason: ActionReason,
});
export type CaseAction = z.infer<typeof CaseAction>;
