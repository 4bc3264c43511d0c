import * as z from 'zod';
import {
  agencyPace,
  digits,
  serviceEndpoints,
  signatureReading,
  TableName,
} from '#functions/runtime/settings';

export const ReconcileAnswerEnv = z.strictObject({
  TABLE_NAME: TableName,
  PUBLISH_QUEUE_URL: z.url(),
  CASE_RECHECK_SECONDS: digits,
  ...agencyPace,
  ...signatureReading,
  ...serviceEndpoints,
});
