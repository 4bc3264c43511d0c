import * as z from 'zod';
import { serviceEndpoints, TableName } from '#functions/runtime/settings';

export const ReconcileAnswerEnv = z.strictObject({
  TABLE_NAME: TableName,
  PUBLISH_QUEUE_URL: z.url(),
  ...serviceEndpoints,
});
