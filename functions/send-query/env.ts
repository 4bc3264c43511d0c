import * as z from 'zod';
import {
  agencyPace,
  outbound,
  serviceEndpoints,
  signatureExchange,
  TableName,
} from '#functions/runtime/settings';
import { AgencyId } from '#schemas/ids';

export const SendQueryEnv = z.strictObject({
  TABLE_NAME: TableName,
  AGENCY_ID: AgencyId,
  ANSWERS_QUEUE_URL: z.url(),
  CALLBACK_BASE_URL: z.url(),
  ...outbound,
  ...agencyPace,
  ...signatureExchange,
  ...serviceEndpoints,
});
