import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';

/** The four grounds on which something new may be raised after a first refusal (clause 2.6.6(4) а–г). */
export const ExceptionGround = z.strictObject({
  ground: z.enum(['а', 'б', 'в', 'г']),
  clause: z.string(),
  title: Bilingual,
});
export type ExceptionGround = z.infer<typeof ExceptionGround>;

/**
 * What made the difference: an answer that had been missing, an agency that now says something else, a posted event,
 * another application of these people, or, where nothing came in, other rules.
 */
const ChangeCause = z.enum(['late-answer', 'corrected-answer', 'event', 'other-application', 'rules']);
export type ChangeCause = z.infer<typeof ChangeCause>;

export const ResultChange = z.strictObject({
  what: z.enum(['status', 'eligibility', 'finding', 'item', 'placement', 'fact']),
  how: z.enum(['added', 'removed', 'altered']),
  /** Id of the finding, path of the item, key of the placement or fact. */
  id: z.string(),
  cause: ChangeCause,
  text: Bilingual,
  /** Only where something new is raised: the grounds that could apply. A person confirms one, or none. */
  exceptionGrounds: z.array(ExceptionGround),
});
export type ResultChange = z.infer<typeof ResultChange>;

/** What a version says otherwise than the one before. */
export const ResultChanges = z.strictObject({
  sinceVersion: z.int().min(1),
  /** The earlier version had been handed out: whoever decided on it has to know. */
  touchesIssued: z.boolean(),
  /** Status, eligibility, or a finding of medium severity or more. */
  touchesOutcome: z.boolean(),
  list: z.array(ResultChange),
});
export type ResultChanges = z.infer<typeof ResultChanges>;
