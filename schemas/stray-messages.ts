import * as z from 'zod';
import { AgencyId } from '#schemas/ids';
import { Instant } from '#schemas/time';

/** Why a message of an agency could not become an answer. */
export const StrayReason = z.enum([
  /** It names no question of ours, or one that we never asked. */
  'unknown-question',
  /** It is not signed as due: turned away, never read. */
  'not-authentic',
  /** Nothing in it says which message it is. */
  'unreadable',
  /** It is marked as a test and names a question of a real case. */
  'test-for-real',
  /** A request of another body without an address for its answer. */
  'unanswerable',
  /** A request of another body under the id of an earlier one with another content: the earlier one holds. */
  'id-reused',
]);
export type StrayReason = z.infer<typeof StrayReason>;

/** `GET /v1/ops/stray-messages`: messages of agencies that belong to no case, by agency. Their bytes stay in the table. */
export const StrayMessagesView = z.strictObject({
  messages: z.array(
    z.strictObject({
      agency: AgencyId,
      messageId: z.string(),
      reason: StrayReason,
      receivedAt: Instant,
    }),
  ),
});
export type StrayMessagesView = z.infer<typeof StrayMessagesView>;
