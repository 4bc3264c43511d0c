import * as z from 'zod';
import {
  digits,
  jsonRecord,
  serviceEndpoints,
  signatureExchange,
  TableName,
} from '#functions/runtime/settings';
import { AgencyId } from '#schemas/ids';

export const CollectAnswersEnv = z.strictObject({
  TABLE_NAME: TableName,
  AGENCY_ID: AgencyId,
  /** Name of an endpoint of the agency → its base URL. */
  AGENCY_ENDPOINTS: jsonRecord(z.url()),
  ANSWERS_QUEUE_URL: z.url(),
  CASE_RECHECK_SECONDS: digits,
  ...signatureExchange,
  ...serviceEndpoints,
});
