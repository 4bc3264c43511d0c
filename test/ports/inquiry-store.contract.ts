import { describe, expect, it } from 'vitest';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { Inquiry } from '#schemas/inquiry';

const inquiry: Inquiry = {
  inquiryId: 'b077cd84-c84f-11f0-8de9-0242ac120002',
  requester: 'CZN033',
  isTest: false,
  receivedAt: '2026-11-20T08:00:00.000Z',
  digest: 'd1',
  purpose: 'placement',
  requestId: 'r-1',
  replyTo: 'eyJzaWQiOjQ3fQ==',
  state: 'received',
  attempts: 0,
  nextActionAt: '2026-11-20T08:00:00.000Z',
  version: 1,
};
const request = {
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: new TextEncoder().encode('<ё/>'),
};
const answered: Inquiry = {
  ...inquiry,
  nextActionAt: undefined,
  state: 'answered',
  answer: { type: 'refused', refusal: 'no-data', reason: 'person-unknown' },
  answerIdAt: '2026-11-20T08:00:01.000Z',
  attempts: 1,
  settledAt: '2026-11-20T08:00:02.000Z',
  version: 2,
};

/** What the acts rely on; held by the table in memory and by DynamoDB. */
export const inquiryStoreContract = (newStore: () => InquiryStore): void => {
  describe('questions of other bodies', () => {
    it('are kept once with their bytes, and another one under the same id is told apart', async () => {
      const store = newStore();
      expect(await store.loadInquiry(inquiry.inquiryId)).toBeUndefined();
      expect(await store.acceptInquiry(inquiry, request)).toBe('accepted');
      expect(await store.acceptInquiry({ ...inquiry, receivedAt: '2026-11-20T08:15:00.000Z' }, request)).toBe(
        'same',
      );
      expect(await store.acceptInquiry({ ...inquiry, digest: 'd2' }, request)).toBe('conflict');

      const stored = await store.loadInquiry(inquiry.inquiryId);
      expect(stored?.inquiry).toEqual(inquiry);
      expect(stored?.request.headers).toEqual(request.headers);
      expect(new TextDecoder().decode(stored?.request.body)).toBe('<ё/>');
    });

    it('change by version, know their own write, and keep their bytes', async () => {
      const store = newStore();
      const inquiryId = 'c077cd84-c84f-11f0-8de9-0242ac120002';
      await store.acceptInquiry({ ...inquiry, inquiryId }, request);
      expect(await store.updateInquiry({ ...answered, inquiryId, version: 3 })).toBe('conflict');
      expect(await store.updateInquiry({ ...answered, inquiryId })).toBe('written');
      expect(await store.updateInquiry({ ...answered, inquiryId })).toBe('written');
      expect(await store.updateInquiry({ ...answered, inquiryId, attempts: 9 })).toBe('conflict');
      expect(await store.updateInquiry({ ...answered, inquiryId: 'e'.repeat(36) })).toBe('conflict');
      expect((await store.loadInquiry(inquiryId))?.inquiry).toEqual({ ...answered, inquiryId });
      expect((await store.loadInquiry(inquiryId))?.request.status).toBe(200);
    });

    it('are found while something is to be done, then by the month in which they were settled', async () => {
      const store = newStore();
      const [first, second] = ['1'.repeat(36), '2'.repeat(36)] as const;
      const later = '2031-03-01T08:00:00.000Z';
      await store.acceptInquiry({ ...inquiry, inquiryId: first, nextActionAt: later }, request);
      await store.acceptInquiry(
        { ...inquiry, inquiryId: second, nextActionAt: '2031-03-01T07:00:00.000Z' },
        request,
      );
      const due = async (before: string) =>
        (await store.dueInquiries(before, 100)).filter((id) => id === first || id === second);
      expect(await due('2031-03-01T06:59:59.999Z')).toEqual([]);
      expect(await due('2031-03-01T07:00:00.000Z')).toEqual([second]);
      expect(await due(later)).toEqual([second, first]);
      expect((await store.listInquiries(undefined, 2)).map(({ inquiryId }) => inquiryId)).toEqual([
        first,
        second,
      ]);

      const settledAt = '2031-03-01T08:00:02.000Z';
      await store.updateInquiry({ ...answered, inquiryId: first, settledAt });
      expect(await due(later)).toEqual([second]);
      expect(await store.listInquiries('2031-03', 10)).toEqual([
        { ...answered, inquiryId: first, settledAt },
      ]);
      expect(await store.listInquiries('2031-04', 10)).toEqual([]);
    });
  });
};
