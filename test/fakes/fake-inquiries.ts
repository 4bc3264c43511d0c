/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { WireReply } from '#core/agency';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import { isSame } from '#test/fakes/is-same';
import type { Inquiry } from '#schemas/inquiry';

export type FakeInquiries = Map<string, { inquiry: Inquiry; request: WireReply }>;

const orderOf = ({ nextActionAt, settledAt = '' }: Inquiry): string => nextActionAt ?? settledAt;
const byTime = (left: Inquiry, right: Inquiry): number => (orderOf(left) < orderOf(right) ? -1 : 1);

/** Questions of other bodies, in memory. */
export const fakeInquiries = (rows: FakeInquiries = new Map()): InquiryStore => {
  const waiting = (): Inquiry[] =>
    [...rows.values()]
      .map(({ inquiry }) => inquiry)
      .filter(({ nextActionAt }) => nextActionAt !== undefined)
      .sort(byTime);
  return {
    acceptInquiry: async (inquiry, request) => {
      const known = rows.get(inquiry.inquiryId);
      if (known !== undefined) return known.inquiry.digest === inquiry.digest ? 'same' : 'conflict';
      rows.set(inquiry.inquiryId, { inquiry, request });
      return 'accepted';
    },
    loadInquiry: async (inquiryId) => rows.get(inquiryId),
    updateInquiry: async (next) => {
      const known = rows.get(next.inquiryId);
      if (known === undefined) return 'conflict';
      if (isSame(known.inquiry, next)) return 'written';
      if (known.inquiry.version !== next.version - 1) return 'conflict';
      rows.set(next.inquiryId, { ...known, inquiry: next });
      return 'written';
    },
    dueInquiries: async (before, limit) =>
      waiting()
        .filter(({ nextActionAt = '' }) => nextActionAt <= before)
        .slice(0, limit)
        .map(({ inquiryId }) => inquiryId),
    listInquiries: async (settledIn, limit) => {
      const listed =
        settledIn === undefined
          ? waiting()
          : [...rows.values()]
              .map(({ inquiry }) => inquiry)
              .filter(({ settledAt }) => settledAt?.startsWith(settledIn) === true)
              .sort(byTime);
      return listed.reverse().slice(0, limit);
    },
  };
};
