import * as z from 'zod';
import type { InvocationOutcome } from '#infra/local/lambda/environment';

/** What becomes of a batch: these messages are deleted, the others come back when their visibility timeout ends. */
export type Settlement = { deleted: readonly string[]; wholeBatchFailed: boolean };

const Response = z.looseObject({
  batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string().min(1) })).nullish(),
});

/** A wrong key name is a whole failure: `{"batchItemFailure": […]}` must not delete what failed. */
const hasOnlyUnknownKeys = (payload: object): boolean =>
  Object.keys(payload).length > 0 && !('batchItemFailures' in payload);

const failedIn = (payload: unknown): readonly string[] | undefined => {
  if (payload === null) return [];
  const parsed = Response.safeParse(payload);
  if (!parsed.success || hasOnlyUnknownKeys(parsed.data)) return undefined;
  return (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
};

const none: Settlement = { deleted: [], wholeBatchFailed: true };

/**
 * Which messages a Lambda event source mapping deletes after an invocation (reference of the partial batch response).
 * @param messageIds ids of the invoked batch
 */
export const settle = (
  outcome: InvocationOutcome,
  messageIds: readonly string[],
  reportsItemFailures: boolean,
): Settlement => {
  if (outcome.type !== 'returned') return none;
  if (!reportsItemFailures) return { deleted: messageIds, wholeBatchFailed: false };
  const failed = failedIn(outcome.payload);
  if (failed === undefined || failed.some((id) => !messageIds.includes(id))) return none;
  return { deleted: messageIds.filter((id) => !failed.includes(id)), wholeBatchFailed: false };
};
