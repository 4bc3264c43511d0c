import * as z from 'zod';
import { digits, frontDoor, serviceEndpoints, TableName } from '#functions/runtime/settings';

export const AcceptRequestEnv = z.strictObject({
  TABLE_NAME: TableName,
  INTAKE_QUEUE_URL: z.url(),
  EVENTS_QUEUE_URL: z.url(),
  ANSWERS_QUEUE_URL: z.url(),
  /** Key of the digest under which people are found; a secret of the deployment. */
  PERSON_INDEX_KEY: z.string().min(16),
  CASE_RECHECK_SECONDS: digits,
  ...frontDoor,
  ...serviceEndpoints,
});
