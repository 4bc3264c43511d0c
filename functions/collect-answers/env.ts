import * as z from 'zod';
import {
  digits,
  outbound,
  serviceEndpoints,
  signatureExchange,
  TableName,
} from '#functions/runtime/settings';
import { AgencyId } from '#schemas/ids';

export const CollectAnswersEnv = z.strictObject({
  TABLE_NAME: TableName,
  AGENCY_ID: AgencyId,
  ANSWERS_QUEUE_URL: z.url(),
  CASE_RECHECK_SECONDS: digits,
  ...outbound,
  ...signatureExchange,
  ...serviceEndpoints,
});
