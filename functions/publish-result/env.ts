import * as z from 'zod';
import { serviceEndpoints, TableName } from '#functions/runtime/settings';

export const PublishResultEnv = z.strictObject({
  TABLE_NAME: TableName,
  RESULTS_QUEUE_URL: z.url(),
  ...serviceEndpoints,
});
