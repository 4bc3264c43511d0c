import { describe, expect, it } from 'vitest';
import type { CaseStore } from '#core/ports';
import { aCase, aRequest, aResult, withoutNextLook } from '#test/builders';
import { answersContract } from '#test/ports/case-store-answers.contract';
import { deskContract } from '#test/ports/case-store-desk.contract';
import { eventsContract } from '#test/ports/case-store-events.contract';
import { monitoringContract } from '#test/ports/case-store-monitoring.contract';
import { indexContract } from '#test/ports/case-store-indexes.contract';
import { planContract } from '#test/ports/case-store-plan.contract';
import { queriesContract } from '#test/ports/case-store-queries.contract';
import { channelsContract } from '#test/ports/channel-store.contract';
import { straysContract } from '#test/ports/stray-store.contract';
import { retentionContract } from '#test/ports/case-store-retention.contract';
import type { NewStore } from '#test/ports/new-store';

const accepted = async (store: CaseStore, registrationNumber: string) => {
  const known = aCase({ registrationNumber });
  await store.acceptRequest(known, aRequest({ registrationNumber }));
  return known;
};

const requestContract = (newStore: NewStore) =>
  describe('requests and cases', () => {
    it('keeps a request and its case', async () => {
      const store = await newStore();
      const request = aRequest({ registrationNumber: 'c-1' });
      const known = aCase({ registrationNumber: 'c-1' });

      expect(await store.acceptRequest(known, request)).toBe('accepted');

      expect(await store.loadRequest(known.caseId)).toEqual(request);
      expect(await store.loadHead(known.caseId)).toEqual({ case: known, request });
      expect(await store.loadHead(aCase({ registrationNumber: 'c-nobody' }).caseId)).toBeUndefined();
      expect(await store.loadCase(known.caseId)).toEqual({
        case: known,
        queries: [],
        furtherAnswers: [],
        events: [],
        officeEvents: [],
        links: [],
        followUps: [],
        replies: [],
      });
    });

    it('knows its own write, the same request of another call, and a different one', async () => {
      const store = await newStore();
      const request = aRequest({ registrationNumber: 'c-2' });
      const known = aCase({ registrationNumber: 'c-2' });
      await store.acceptRequest(known, request);

      const later = { ...known, receivedAt: '2026-11-20T09:30:00.000Z' };
      expect(await store.acceptRequest(known, request)).toBe('accepted');
      expect(await store.acceptRequest(later, request)).toBe('same');
      expect(await store.acceptRequest(later, { ...request, track: 'training' })).toBe('conflict');
      expect((await store.loadRequest(known.caseId))?.track).toBe('business');
    });

    it('has no case and no request that nobody handed in', async () => {
      const store = await newStore();
      const { caseId } = aCase({ registrationNumber: 'c-nobody' });
      expect(await store.loadCase(caseId)).toBeUndefined();
      expect(await store.loadRequest(caseId)).toBeUndefined();
    });

    it('changes a case only from the version before', async () => {
      const store = await newStore();
      const known = await accepted(store, 'c-3');
      const next = { ...known, version: 2, state: 'verifying' } as const;

      expect(await store.updateCase(next)).toBe('written');
      expect(await store.updateCase(next)).toBe('written');
      expect(await store.updateCase({ ...next, state: 'received' })).toBe('conflict');
      expect(await store.updateCase({ ...next, version: 4 })).toBe('conflict');
      expect((await store.loadCase(known.caseId))?.case).toEqual(next);
    });

    it('brings the next look forward, never back, and wakes a case at rest', async () => {
      const store = await newStore();
      const { caseId } = await accepted(store, 'c-4');
      const look = async () => (await store.loadCase(caseId))?.case;

      await store.pullForward(caseId, '2026-11-20T08:03:00.000Z');
      expect(await look()).toMatchObject({ version: 2, nextActionAt: '2026-11-20T08:03:00.000Z' });
      await store.pullForward(caseId, '2026-11-20T08:04:00.000Z');
      expect(await look()).toMatchObject({ version: 3, nextActionAt: '2026-11-20T08:03:00.000Z' });

      const known = aCase({ registrationNumber: 'c-4', version: 4 });
      expect(await store.updateCase(withoutNextLook(known))).toBe('written');
      expect((await look())?.nextActionAt).toBeUndefined();
      await store.pullForward(caseId, '2026-11-21T08:00:00.000Z');
      expect(await look()).toMatchObject({ version: 5, nextActionAt: '2026-11-21T08:00:00.000Z' });
    });

    it('leaves a verification alone whose look lies ahead and is soon enough, and no other', async () => {
      const store = await newStore(() => '2026-11-20T08:00:30.000Z');
      const known = await accepted(store, 'c-5');
      const next = {
        ...known,
        version: 2,
        state: 'verifying',
        nextActionAt: '2026-11-20T08:02:00.000Z',
      } as const;
      await store.updateCase(next);

      await store.pullForward(known.caseId, '2026-11-20T08:05:00.000Z');
      expect((await store.loadCase(known.caseId))?.case).toEqual(next);
      await store.pullForward(known.caseId, '2026-11-20T08:01:00.000Z');
      expect((await store.loadCase(known.caseId))?.case).toMatchObject({
        version: 3,
        nextActionAt: '2026-11-20T08:01:00.000Z',
      });
    });
  });

const resultContract = (newStore: NewStore) =>
  describe('results', () => {
    it('writes a result and its case, once, and only from the version before', async () => {
      const store = await newStore();
      const known = await accepted(store, 'r-1');
      const next = { ...known, version: 2, state: 'result-ready', resultVersion: 1 } as const;
      const result = aResult(known, 1);

      expect(await store.writeResult(next, result)).toBe('written');
      expect(await store.writeResult(next, result)).toBe('written');
      expect(await store.writeResult(next, { ...result, status: 'incomplete' })).toBe('conflict');
      expect(await store.loadResult(known.caseId, 1)).toEqual(result);
      expect(await store.loadResult(known.caseId, 2)).toBeUndefined();
      expect((await store.loadCase(known.caseId))?.case.resultVersion).toBe(1);
    });

    it('puts a result in the place of one that was never issued', async () => {
      const store = await newStore();
      const known = await accepted(store, 'r-2');
      await store.pullForward(known.caseId, '2026-11-20T08:01:00.000Z');
      const orphan = { ...known, version: 2, resultVersion: 1 };
      expect(await store.writeResult(orphan, { ...aResult(known, 1), status: 'incomplete' })).toBe(
        'conflict',
      );

      const next = { ...known, version: 3, resultVersion: 1 };
      expect(await store.writeResult(next, aResult(known, 1))).toBe('written');
      expect((await store.loadResult(known.caseId, 1))?.status).toBe('confirmed');
    });
  });

/** What any table must do for the acts. Each test has keys of its own, so that one table serves all. */
export const caseStoreContract = (newStore: NewStore): void => {
  requestContract(newStore);
  queriesContract(newStore);
  planContract(newStore);
  channelsContract(newStore);
  straysContract(newStore);
  answersContract(newStore);
  resultContract(newStore);
  eventsContract(newStore);
  deskContract(newStore);
  monitoringContract(newStore);
  retentionContract(newStore);
  indexContract(newStore);
};
