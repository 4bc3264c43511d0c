import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { IsoDay } from '#schemas/time';

/** The four grounds on which something new may be raised after a first refusal (clause 2.6.6(4) а–г). */
export const ExceptionGround = z.strictObject({
  ground: z.enum(['а', 'б', 'в', 'г']),
  clause: z.string(),
  title: Bilingual,
});
export type ExceptionGround = z.infer<typeof ExceptionGround>;

/**
 * What made the difference: an answer that had been missing, an agency that now says something else, an event that an
 * agency or the office has posted (or taken back), another application of these people, or, where nothing came in, other
 * rules.
 */
const ChangeCause = z.enum([
  'late-answer',
  'corrected-answer',
  'event',
  'office-event',
  'other-application',
  'rules',
]);
export type ChangeCause = z.infer<typeof ChangeCause>;

export const ResultChange = z.strictObject({
  what: z.enum(['status', 'eligibility', 'finding', 'item', 'placement', 'fact', 'payment', 'withdrawal']),
  how: z.enum(['added', 'removed', 'altered']),
  /** Id of the finding, path of the item, key of the placement, fact, month of payment or withdrawal. */
  id: z.string(),
  cause: ChangeCause,
  text: Bilingual,
  /** Only where something new is raised: the grounds that could apply. A person confirms one, or none. */
  exceptionGrounds: z.array(ExceptionGround),
});
export type ResultChange = z.infer<typeof ResultChange>;

/** A decision on the application, as the office has posted it. */
export const IssuedDecision = z.strictObject({
  eventId: z.string(),
  outcome: z.enum(['granted', 'refused']),
  decidedOn: IsoDay,
});
export type IssuedDecision = z.infer<typeof IssuedDecision>;

/** What a version says otherwise than the one before. */
export const ResultChanges = z.strictObject({
  sinceVersion: z.int().min(1),
  /** The earlier version had been handed out: whoever decided on it has to know. */
  touchesIssued: z.boolean(),
  /** Status, eligibility, or a finding of medium severity or more. */
  touchesOutcome: z.boolean(),
  /** The decision that had been posted by then: people look whether it still stands. */
  decision: IssuedDecision.optional(),
  list: z.array(ResultChange),
});
export type ResultChanges = z.infer<typeof ResultChanges>;
