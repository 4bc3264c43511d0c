import * as z from 'zod';
import { Instant } from '#schemas/time';

const calls = z.int().min(0);

export const CircuitState = z.enum(['closed', 'open', 'recovering']);

/** Whether an agency's channel takes calls. Shared by everybody who calls the agency. */
export const Circuit = z.discriminatedUnion('state', [
  /** Calls go through. The counts begin with a failure and are forgotten once calls succeed again. */
  z.strictObject({
    state: z.literal('closed'),
    failed: calls,
    succeeded: calls,
    /** Moment of the first failure that is counted. */
    failingSince: Instant.optional(),
  }),
  /** The agency does not answer: nobody calls but one probe at a time. */
  z.strictObject({ state: z.literal('open'), failingSince: Instant, nextProbeAt: Instant }),
  /** A probe was answered: calls come back step by step. */
  z.strictObject({
    state: z.literal('recovering'),
    failed: calls,
    succeeded: calls,
    failingSince: Instant,
    recoveringSince: Instant,
  }),
]);
export type Circuit = z.infer<typeof Circuit>;

/** What is left of the calls that an agency allows: tokens flow in by time and are leased in blocks. */
export const TokenBucket = z.strictObject({ tokens: z.number().min(0), refilledAt: Instant });
export type TokenBucket = z.infer<typeof TokenBucket>;

/** One item per endpoint of an agency: its circuit and its allowance. No personal data. */
export const Channel = z.strictObject({
  /** `<agency>/<endpoint>`. */
  channel: z.string(),
  /** Counts every change: the condition of every write. */
  version: z.int().min(0),
  circuit: Circuit,
  bucket: TokenBucket,
  /** From the first failure to the first answer; absent before any outage, and in rows of an earlier edition. */
  lastOutage: z.strictObject({ from: Instant, until: Instant }).optional(),
});
export type Channel = z.infer<typeof Channel>;
