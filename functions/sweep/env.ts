import * as z from 'zod';
import { digits, jsonRecord, serviceEndpoints, TableName } from '#functions/runtime/settings';

export const SweepEnv = z.strictObject({
  TABLE_NAME: TableName,
  INTAKE_QUEUE_URL: z.url(),
  /** Agency id → URL of its queue of questions. */
  QUERY_QUEUE_URLS: jsonRecord(z.url()),
  ANSWERS_QUEUE_URL: z.url(),
  EVENTS_QUEUE_URL: z.url(),
  PUBLISH_QUEUE_URL: z.url(),
  /** Key of the digest under which people are found: their entries go with the case. */
  PERSON_INDEX_KEY: z.string().min(16),
  CASE_RECHECK_SECONDS: digits,
  ...serviceEndpoints,
});
