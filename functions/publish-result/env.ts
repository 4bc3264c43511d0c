import * as z from 'zod';
import { serviceEndpoints, TableName } from '#functions/runtime/settings';

export const PublishResultEnv = z.strictObject({
  TABLE_NAME: TableName,
  RESULTS_QUEUE_URL: z.url(),
  /** The bus on which results are announced beside their queue; absent where there is no such service. */
  EVENT_BUS_NAME: z.string().min(1).optional(),
  ...serviceEndpoints,
});
