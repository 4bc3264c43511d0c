import * as z from 'zod';
import { digits, jsonRecord, serviceEndpoints, TableName } from '#functions/runtime/settings';

export const OpenCaseEnv = z.strictObject({
  TABLE_NAME: TableName,
  /** Agency id → URL of its queue of questions. */
  QUERY_QUEUE_URLS: jsonRecord(z.url()),
  EVENTS_QUEUE_URL: z.url(),
  PERSON_INDEX_KEY: z.string().min(16),
  CASE_RECHECK_SECONDS: digits,
  /** No question waits longer than this for its answer. */
  ANSWER_WAIT_SECONDS: digits,
  ...serviceEndpoints,
});
