import type { WireReply } from '#core/agency';
import type { Inquiry, InquiryId } from '#schemas/inquiry';
import type { Instant, IsoMonth } from '#schemas/time';

/** Questions of other bodies in the table, beside the cases. Conditions and repeats are as those of `CaseStore`. */
export type InquiryStore = {
  /** Puts a request with its bytes, once. `same`: this very request is here. `conflict`: another one under its id. */
  acceptInquiry: (inquiry: Inquiry, request: WireReply) => Promise<'accepted' | 'same' | 'conflict'>;
  loadInquiry: (inquiryId: InquiryId) => Promise<{ inquiry: Inquiry; request: WireReply } | undefined>;
  /** Writes what has become of it if its version is still `next.version - 1`; its bytes stay. */
  updateInquiry: (next: Inquiry) => Promise<'written' | 'conflict'>;
  /** Those for which something is to be done, the longest overdue first, at most `limit`. */
  dueInquiries: (before: Instant, limit: number) => Promise<readonly InquiryId[]>;
  /** Those that were settled in a month, or without one those that wait, the latest first, at most `limit`. */
  listInquiries: (settledIn: IsoMonth | undefined, limit: number) => Promise<readonly Inquiry[]>;
};
