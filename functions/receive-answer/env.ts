import * as z from 'zod';
import { digits, serviceEndpoints, signatureReading, TableName } from '#functions/runtime/settings';

export const ReceiveAnswerEnv = z.strictObject({
  TABLE_NAME: TableName,
  ANSWERS_QUEUE_URL: z.url(),
  CASE_RECHECK_SECONDS: digits,
  ...signatureReading,
  ...serviceEndpoints,
});
