import { hash } from 'node:crypto';
import * as z from 'zod';
import { AgencyName, BehaviourWord, SimulatedKind } from '#contracts/protocols/simulator-population';

/**
 * The agencies' ledger: every effect they saw, one JSON line each (NDJSON), written before the reply is sent.
 *
 *   accepted            a question was taken; everything needed to answer it after a restart is in the line
 *   repeated            the same key again, no second effect; a different digest shows a clash of ids
 *   answered            an answer left: handed to a poll, or given at once
 *   acked               a poll's answer was acknowledged and is gone
 *   callback-delivered  an answer was posted to the caller and taken by it
 *
 * `key` is the message id (СМЭВ), the idempotency key (REST), or the digest of an immediate check. `digest` covers the
 * business content without transport ids: whom, what, which period. `queryId` is the caller's own id of the question,
 * where the contract carries one. Whoever sees two `accepted` lines with one key, or with one queryId and different
 * digests, has found two effects of one query. People stand in it as SHA-256 of their identifier only.
 */
export const JournalEntry = z.strictObject({
  at: z.iso.datetime(),
  agency: AgencyName,
  kind: SimulatedKind,
  effect: z.enum(['accepted', 'repeated', 'answered', 'acked', 'callback-delivered']),
  key: z.string(),
  digest: z.string(),
  queryId: z.string().optional(),
  /** Digest of the person's identifier. */
  person: z.string().optional(),
  behaviour: BehaviourWord.optional(),
  /** Fields of the question that are not about who the person is; `accepted` only. */
  asked: z.record(z.string(), z.string()).optional(),
  /** Id of the answer; `answered` and `acked` only. */
  answerId: z.string().optional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** Appends one entry durably before it returns. */
export type Journal = (entry: JournalEntry) => void;

/** SHA-256 of the parts as hexadecimal; framed, so that ("a", "bc") and ("ab", "c") differ. */
export const digestOfParts = (...parts: readonly string[]): string => hash('sha256', JSON.stringify(parts));

/** Order of fields does not matter. */
export const digestOfFields = (fields: Readonly<Record<string, string>>): string =>
  digestOfParts(
    ...Object.entries(fields)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flat(),
  );
