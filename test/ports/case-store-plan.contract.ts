import { describe, expect, it } from 'vitest';
import type { CaseStore, QueryRow } from '#core/ports';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase, anAnswer, aQuery, aRequest } from '#test/builders';
import type { NewStore } from '#test/ports/new-store';

const TIMES = { plannedAt: '2026-11-20T08:00:00.000Z', dueAt: '2026-11-26T20:59:59.999Z' };

const byId = (...queries: QueryRow[]): QueryRow[] =>
  queries.toSorted((left, right) => (left.queryId < right.queryId ? -1 : 1));

/** A case with two questions in its plan, one of which rests on a consent. */
const opened = async (store: CaseStore, registrationNumber: string) => {
  const accepted = aCase({ registrationNumber });
  await store.acceptRequest(accepted, aRequest({ registrationNumber }));
  const { caseId } = accepted;
  const one = aQuery(caseId);
  const other = aQuery(caseId, { kind: 'income-by-payer', consent: 'verification-and-visit' });
  const questionOf = ({ agency, kind, subjectId, period, lawfulBasis }: QueryRow) => ({
    agency,
    kind,
    subjectId,
    period,
    lawfulBasis,
  });
  const next: VerificationCase = {
    ...accepted,
    state: 'verifying',
    version: 2,
    plan: {
      ...TIMES,
      questions: [questionOf(one), { ...questionOf(other), consent: 'verification-and-visit' }],
    },
  };
  expect(await store.loadQuery(one.queryId)).toBeUndefined();
  expect(await store.updateCase(next)).toBe('written');
  return { next, one, other };
};

/** Questions that stand in their case until something comes of them. */
export const planContract = (newStore: NewStore) =>
  describe('the plan of a case', () => {
    it('is there with the case, whole, in the order of the ids, and stays as the case goes on', async () => {
      const store = await newStore();
      const { next, one, other } = await opened(store, 'p-1');
      const both = byId(one, other);

      expect((await store.loadCase(next.caseId))?.queries).toEqual(both);
      expect(await store.loadQuery(one.queryId)).toEqual(one);
      expect(await store.loadQuery(other.queryId)).toEqual(other);
      expect(await store.loadQuery(`${next.caseId}.nobody2askedx`)).toBeUndefined();

      const file = await store.loadCase(next.caseId);
      expect(await store.updateCase({ ...next, ...file?.case, version: 3, resultVersion: 1 })).toBe(
        'written',
      );
      expect((await store.loadCase(next.caseId))?.queries).toEqual(both);
    });

    it('asks nothing where somebody else was first with the case', async () => {
      const store = await newStore();
      const accepted = aCase({ registrationNumber: 'p-2' });
      await store.acceptRequest(accepted, aRequest({ registrationNumber: 'p-2' }));
      await store.updateCase({ ...accepted, version: 2 });
      const { agency, kind, subjectId, period, lawfulBasis, queryId } = aQuery(accepted.caseId);
      const plan = { ...TIMES, questions: [{ agency, kind, subjectId, period, lawfulBasis }] };

      expect(await store.updateCase({ ...accepted, version: 2, state: 'verifying', plan })).toBe('conflict');
      expect(await store.loadQuery(queryId)).toBeUndefined();
      expect((await store.loadCase(accepted.caseId))?.queries).toEqual([]);
    });

    it('lets one of many be the first to move a question on, from where it was planned', async () => {
      const store = await newStore();
      const { next, one, other } = await opened(store, 'p-3');
      const moves = Array.from({ length: 6 }, (_, index) =>
        store.updateProgress(one, {
          ...one.progress,
          state: 'sent',
          sentAt: `2026-11-20T08:00:0${index}.000Z`,
        }),
      );
      const written = (await Promise.all(moves)).toSorted();

      expect(written).toEqual([...Array.from({ length: 5 }, () => 'conflict'), 'written']);
      const file = await store.loadCase(next.caseId);
      expect(file?.queries.filter(({ progress }) => progress.state === 'sent')).toMatchObject([
        { queryId: one.queryId, kind: one.kind, lawfulBasis: one.lawfulBasis },
      ]);
      expect(file?.queries.filter(({ progress }) => progress.state !== 'sent')).toEqual([other]);
    });

    it('moves on a question that was held in its first state by whoever has seen it there', async () => {
      const store = await newStore();
      const { one } = await opened(store, 'p-4');
      const held = { ...one.progress, nextActionAt: '2026-11-20T08:10:00.000Z', lastFailure: 'circuit-open' };

      expect(await store.updateProgress(one, held)).toBe('written');
      expect(await store.loadQuery(one.queryId)).toEqual({ ...one, progress: held });
      const sent = { ...held, state: 'sent' } as const;
      expect(await store.updateProgress({ ...one, progress: held }, sent)).toBe('written');
      expect(await store.loadQuery(one.queryId)).toEqual({ ...one, progress: sent });
    });

    it('takes an answer to a question that nobody has moved on, and nothing moves it then', async () => {
      const store = await newStore();
      const { next, one, other } = await opened(store, 'p-5');
      const answer = anAnswer(one.queryId, { outcome: 'unanswered' });

      expect(await store.recordAnswer(answer)).toBe('recorded');
      expect(await store.recordAnswer(answer)).toBe('recorded');

      const answered = { ...one, progress: { ...one.progress, state: 'answered' as const }, answer };
      expect(await store.loadQuery(one.queryId)).toEqual(answered);
      expect((await store.loadCase(next.caseId))?.queries).toEqual(byId(answered, other));
      expect(await store.updateProgress(one, { ...one.progress, attempts: 1 })).toBe('conflict');
    });

    it('throws for an answer that the plan has no question for', async () => {
      const store = await newStore();
      const { next } = await opened(store, 'p-6');
      const { queryId } = aQuery(next.caseId, { kind: 'company-roles' });
      await expect(store.recordAnswer(anAnswer(queryId, { outcome: 'not-found' }))).rejects.toThrow();
      expect(await store.loadQuery(queryId)).toBeUndefined();
    });
  });
