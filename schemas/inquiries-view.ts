import * as z from 'zod';
import { CaseId } from '#schemas/ids';
import { InquiryId, InquiryPurpose, InquiryRefusal, InquiryState, RefusalReason } from '#schemas/inquiry';
import { Instant, IsoMonth } from '#schemas/time';

/**
 * `GET /v1/ops/inquiries?month=`: who asked us and what they were answered. Without a month those that are not answered yet and those
 * settled in this month. No names, no numbers of people, no days of contracts: of whom it was is in the cases named.
 */
export const InquiriesView = z.strictObject({
  month: IsoMonth,
  inquiries: z.array(
    z.strictObject({
      inquiryId: InquiryId,
      requester: z.string(),
      purpose: InquiryPurpose.optional(),
      isTest: z.boolean(),
      receivedAt: Instant,
      state: InquiryState,
      /** Absent until it is decided. */
      answer: z.enum(['told', ...InquiryRefusal.options]).optional(),
      reason: RefusalReason.optional(),
      toldOf: z.array(CaseId).optional(),
      attempts: z.int().min(0),
      /** What the bus said last, where it did not take the answer. */
      code: z.string().optional(),
      nextTryAt: Instant.optional(),
      settledAt: Instant.optional(),
    }),
  ),
});
export type InquiriesView = z.infer<typeof InquiriesView>;
