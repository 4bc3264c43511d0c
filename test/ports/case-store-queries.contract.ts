import { describe, expect, it } from 'vitest';
import { aCase, aQuery, aRequest } from '#test/builders';
import type { NewStore } from '#test/ports/new-store';

const caseIdWith = (registrationNumber: string) => aCase({ registrationNumber }).caseId;

export const queriesContract = (newStore: NewStore) =>
  describe('questions', () => {
    it('plans each question once: planning again never resets how far it is', async () => {
      const store = await newStore();
      const query = aQuery(caseIdWith('q-1'));
      const { queryId, progress } = query;
      await store.planQueries([query]);
      const sent = { ...progress, state: 'sent', sentAt: '2026-11-20T08:00:01.000Z' } as const;
      await store.updateProgress(query, sent);

      await store.planQueries([query, aQuery(caseIdWith('q-1'), { kind: 'entrepreneur-record' })]);

      expect(await store.loadQuery(queryId)).toEqual({ ...query, progress: sent });
    });

    it('shows the questions in their case', async () => {
      const store = await newStore();
      const known = aCase({ registrationNumber: 'q-2' });
      await store.acceptRequest(known, aRequest({ registrationNumber: 'q-2' }));
      const query = aQuery(known.caseId);
      await store.planQueries([query]);
      expect((await store.loadCase(known.caseId))?.queries).toEqual([query]);
    });

    it('moves a question on only from where it was read', async () => {
      const store = await newStore();
      const query = aQuery(caseIdWith('q-3'));
      const { queryId, progress } = query;
      await store.planQueries([query]);
      const failed = { ...progress, attempts: 1, lastFailure: 'timeout' };

      expect(await store.updateProgress(query, failed)).toBe('written');
      expect(await store.updateProgress(query, failed)).toBe('written');
      expect(await store.updateProgress(query, { ...progress, state: 'sent' })).toBe('conflict');
      for (const stale of [{ epoch: 2 }, { breaches: 1 }, { attempts: 2 }, { state: 'sent' } as const]) {
        expect(await store.updateProgress({ ...query, progress: { ...failed, ...stale } }, progress)).toBe(
          'conflict',
        );
      }
      expect((await store.loadQuery(queryId))?.progress).toEqual(failed);
    });

    it('cannot move on a question without a row, unless it is as it was planned', async () => {
      const store = await newStore();
      const query = aQuery(caseIdWith('q-4'));
      const { queryId, progress } = query;
      expect(await store.loadQuery(queryId)).toBeUndefined();
      const further = { ...query, progress: { ...progress, attempts: 1 } };
      expect(await store.updateProgress(further, { ...progress, state: 'sent' })).toBe('conflict');
      expect(await store.loadQuery(queryId)).toBeUndefined();
    });

    it('finds a question by agency and message id', async () => {
      const store = await newStore();
      const { queryId } = aQuery(caseIdWith('q-5'));
      expect(await store.rememberMessage('tax', 'message-q5', queryId)).toBe('remembered');
      expect(await store.rememberMessage('tax', 'message-q5', queryId)).toBe('known');
      expect(await store.findMessage('tax', 'message-q5')).toBe(queryId);
      expect(await store.findMessage('employment-centre', 'message-q5')).toBeUndefined();
    });
  });
