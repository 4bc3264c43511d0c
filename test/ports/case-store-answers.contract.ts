import { describe, expect, it } from 'vitest';
import type { CaseStore } from '#core/ports';
import type { Attachments } from '#schemas/attachment';
import { aCase, anAnswer, aQuery, aReply, aRequest } from '#test/builders';
import type { NewStore } from '#test/ports/new-store';

const asked = async (store: CaseStore, registrationNumber: string) => {
  const known = aCase({ registrationNumber });
  await store.acceptRequest(known, aRequest({ registrationNumber }));
  const query = aQuery(known.caseId);
  await store.planQueries([query]);
  return query;
};

/** Bytes that do not compress: a linear congruential generator is random enough for gzip. */
const incompressible = (length: number): Uint8Array => {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
};

export const answersContract = (newStore: NewStore) =>
  describe('replies and answers', () => {
    it('stores a reply once, byte for byte, and shows it in the case without its bytes', async () => {
      const store = await newStore();
      const query = await asked(store, 'a-1');
      const reply = aReply(query, 'Ёлка \u0000 и байты');

      expect(await store.storeReply(reply)).toBe('stored');
      expect(await store.storeReply(reply)).toBe('stored');
      expect(await store.storeReply({ ...reply, receivedAt: '2026-11-20T09:10:00.000Z' })).toBe('same');

      const loaded = await store.loadReply(query.caseId, reply.replyId);
      expect({ ...loaded?.reply, body: Buffer.from(loaded?.reply.body ?? []) }).toEqual({
        ...reply.reply,
        body: Buffer.from(reply.reply.body),
      });
      expect(loaded?.receivedAt).toBe('2026-11-20T09:00:00.000Z');
      const { replyId, queryId, receivedAt } = reply;
      expect((await store.loadCase(query.caseId))?.replies).toEqual([{ replyId, queryId, receivedAt }]);
      expect(await store.loadReply(query.caseId, 'no-such-reply')).toBeUndefined();
    });

    it('knows a reply that comes again under the nonce of its first call, and its own write', async () => {
      const store = await newStore();
      const query = await asked(store, 'a-nonce');
      const signed = { ...aReply(query, 'signed'), nonce: 'nonce-of-a-reply-01' };
      const again = { ...signed, receivedAt: '2026-11-20T09:00:01.000Z' };

      expect(await store.storeReply(signed)).toBe('stored');
      expect(await store.storeReply(signed)).toBe('stored');
      expect(await store.storeReply(again)).toBe('replayed');
      expect(await store.storeReply({ ...again, nonce: 'nonce-of-a-reply-02' })).toBe('same');
      expect(await store.storeReply({ ...signed, nonce: 'nonce-of-a-reply-02' })).toBe('same');
      expect(await store.storeReply(aReply(query, 'signed', { receivedAt: again.receivedAt }))).toBe('same');
    });

    it('keeps what came along with an answer', async () => {
      const store = await newStore();
      const query = await asked(store, 'a-attachments');
      const attachments: Attachments = {
        count: 1,
        references: [{ place: 'message', id: 'a1', sizeBytes: 3, isSigned: true }],
      };
      const answer = anAnswer(query.queryId, { outcome: 'not-found' }, { attachments });
      expect(await store.recordAnswer(answer)).toBe('recorded');
      expect((await store.loadQuery(query.queryId))?.answer).toEqual(answer);
    });

    it('stores a reply that is larger than a row', async () => {
      const store = await newStore();
      const query = await asked(store, 'a-2');
      const reply = aReply(query, '');
      const body = incompressible(1_048_576);
      await store.storeReply({ ...reply, reply: { ...reply.reply, body } });

      const loaded = await store.loadReply(query.caseId, reply.replyId);
      expect(Buffer.from(loaded?.reply.body ?? []).equals(Buffer.from(body))).toBe(true);
      expect((await store.loadCase(query.caseId))?.replies).toHaveLength(1);
    });

    it('records the first answer as the effective one and stops the question', async () => {
      const store = await newStore();
      const query = await asked(store, 'a-3');
      const { queryId, progress, caseId } = query;
      const answer = anAnswer(queryId, { outcome: 'not-found' });

      expect(await store.recordAnswer(answer)).toBe('recorded');

      expect(await store.loadQuery(queryId)).toMatchObject({ answer, progress: { state: 'answered' } });
      expect((await store.loadCase(caseId))?.queries[0]).toMatchObject({ answer });
      expect(await store.updateProgress(query, { ...progress, attempts: 1 })).toBe('conflict');
    });

    it('knows the same answer, and keeps a different one beside the effective one, once', async () => {
      const store = await newStore();
      const { queryId, caseId } = await asked(store, 'a-4');
      const first = anAnswer(queryId, { outcome: 'not-found' });
      const other = anAnswer(queryId, { outcome: 'refused' }, { late: true });
      const laterAt = '2026-11-22T09:00:00.000Z';
      await store.recordAnswer(first);

      expect(await store.recordAnswer(first)).toBe('recorded');
      expect(await store.recordAnswer({ ...first, late: true })).toBe('recorded');
      expect(await store.recordAnswer({ ...first, receivedAt: laterAt })).toBe('same');
      expect(await store.recordAnswer(other)).toBe('further');
      expect(await store.recordAnswer({ ...other, late: false })).toBe('further');
      expect(await store.recordAnswer({ ...other, receivedAt: laterAt })).toBe('same');

      const file = await store.loadCase(caseId);
      expect(file?.queries[0]?.answer).toEqual(first);
      expect(file?.furtherAnswers).toEqual([other]);
    });

    it('never keeps silence beside an answer', async () => {
      const store = await newStore();
      const { queryId, caseId } = await asked(store, 'a-5');
      await store.recordAnswer(anAnswer(queryId, { outcome: 'not-found' }));
      expect(await store.recordAnswer(anAnswer(queryId, { outcome: 'unanswered' }))).toBe('same');
      expect((await store.loadCase(caseId))?.furtherAnswers).toEqual([]);
    });

    it('throws for an answer to a question that nobody asked', async () => {
      const store = await newStore();
      const { queryId } = aQuery(aCase({ registrationNumber: 'a-6' }).caseId);
      await expect(store.recordAnswer(anAnswer(queryId, { outcome: 'not-found' }))).rejects.toThrow();
    });

    it('lets one of many answers at once be the effective one and keeps the others', async () => {
      const store = await newStore();
      const { queryId, caseId } = await asked(store, 'a-7');
      const answers = Array.from({ length: 8 }, (_, index) =>
        anAnswer(queryId, { outcome: 'refused', code: `${index}` }, { digest: `digest-${index}` }),
      );
      const outcomes = await Promise.all(answers.map((answer) => store.recordAnswer(answer)));
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'further'), 'recorded']);
      expect((await store.loadCase(caseId))?.furtherAnswers).toHaveLength(7);
    });
  });
