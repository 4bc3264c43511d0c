import * as z from 'zod';
import { frontDoor, jsonRecord, serviceEndpoints, TableName } from '#functions/runtime/settings';

export const OpsApiEnv = z.strictObject({
  TABLE_NAME: TableName,
  /** Queue name → where it is and where its dead letters are. */
  QUEUES: jsonRecord(z.strictObject({ url: z.url(), deadLetterUrl: z.url() })),
  ...frontDoor,
  ...serviceEndpoints,
});
