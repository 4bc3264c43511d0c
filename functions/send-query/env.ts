import * as z from 'zod';
import { jsonRecord, serviceEndpoints, signatureExchange, TableName } from '#functions/runtime/settings';
import { AgencyId } from '#schemas/ids';

export const SendQueryEnv = z.strictObject({
  TABLE_NAME: TableName,
  AGENCY_ID: AgencyId,
  /** Name of an endpoint of the agency → its base URL. */
  AGENCY_ENDPOINTS: jsonRecord(z.url()),
  ANSWERS_QUEUE_URL: z.url(),
  CALLBACK_BASE_URL: z.url(),
  ...signatureExchange,
  ...serviceEndpoints,
});
