import * as z from 'zod';
import { serviceEndpoints, TableName } from '#functions/runtime/settings';

export const RecordEventEnv = z.strictObject({
  TABLE_NAME: TableName,
  ANSWERS_QUEUE_URL: z.url(),
  ...serviceEndpoints,
});
