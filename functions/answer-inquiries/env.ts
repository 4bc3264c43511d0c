import * as z from 'zod';
import {
  jsonRecord,
  outbound,
  serviceEndpoints,
  signatureExchange,
  TableName,
} from '#functions/runtime/settings';
import { AgencyId } from '#schemas/ids';
import { RequesterKind } from '#schemas/inquiry';

export const AnswerInquiriesEnv = z.strictObject({
  TABLE_NAME: TableName,
  /** Our own id as a provider: the name of our endpoints and of the keys that the bus signs with. */
  AGENCY_ID: AgencyId,
  PERSON_INDEX_KEY: z.string().min(16),
  /** Mnemonic of a participant → what kind of body it is. Nobody else may ask. */
  REQUESTERS: jsonRecord(RequesterKind),
  ...outbound,
  ...signatureExchange,
  ...serviceEndpoints,
});
