import { describe, expect, it } from 'vitest';
import type { CaseStore } from '#core/ports';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase, aRequest, withoutNextLook } from '#test/builders';
import { shardsOf, type NewStore } from '#test/ports/new-store';

const accepted = async (store: CaseStore, registrationNumber: string) => {
  const known = aCase({ registrationNumber });
  await store.acceptRequest(known, aRequest({ registrationNumber }));
  return known;
};

export const indexContract = (newStore: NewStore) =>
  describe('indexes', () => {
    it('lists what is due, and nothing that waits for later or for nothing', async () => {
      const store = await newStore();
      const due = await accepted(store, 'i-1');
      const resting = await accepted(store, 'i-2');
      await store.updateCase({ ...withoutNextLook(resting), version: 2 });
      const later = await accepted(store, 'i-3');
      await store.updateCase({ ...later, version: 2, nextActionAt: '2026-11-20T08:05:00.001Z' });

      const rows = await shardsOf(store, '2026-11-20T08:05:00.000Z');
      expect(rows).toContainEqual({
        type: 'case',
        caseId: due.caseId,
        nextActionAt: '2026-11-20T08:05:00.000Z',
      });
      const ids = rows.flatMap((row) => (row.type === 'case' ? [row.caseId] : []));
      expect(ids.filter((id) => id === due.caseId)).toHaveLength(1);
      expect(ids).not.toContain(resting.caseId);
      expect(ids).not.toContain(later.caseId);
    });

    it("lists an office's cases by safe due day, at most as many as asked", async () => {
      const store = await newStore();
      const officeId = 'office-of-the-index';
      const days = { 'o-1': '2026-11-26', 'o-2': '2026-11-24', 'o-3': '2026-11-25' };
      for (const [registrationNumber, safeDue] of Object.entries(days)) {
        const known = aCase({ officeId, registrationNumber, safeDue });
        await store.acceptRequest(known, aRequest({ officeId, registrationNumber }));
      }

      const all = await store.casesOfOffice(officeId, { from: '2026-11-24', limit: 10 });
      expect(all.map(({ registrationNumber }) => registrationNumber)).toEqual(['o-2', 'o-3', 'o-1']);
      const two = await store.casesOfOffice(officeId, { from: '2026-11-01', limit: 2 });
      expect(two.map(({ safeDue }) => safeDue)).toEqual(['2026-11-24', '2026-11-25']);
      const later = await store.casesOfOffice(officeId, { from: '2026-11-25', limit: 10 });
      expect(later.map(({ registrationNumber }) => registrationNumber)).toEqual(['o-3', 'o-1']);
      expect(await store.casesOfOffice('office-of-nobody', { from: '2026-11-01', limit: 10 })).toEqual([]);
    });

    it("tells an office's cases that owe something from the settled ones, and shows no check of a month", async () => {
      const store = await newStore();
      const officeId = 'office-of-the-owing';
      const put = (registrationNumber: string, changes: Partial<VerificationCase>) =>
        store.acceptRequest(
          aCase({ officeId, registrationNumber, ...changes }),
          aRequest({ officeId, registrationNumber }),
        );
      await put('w-1', { safeDue: '2026-11-24' });
      await put('w-2', { safeDue: '2026-11-25', settled: false });
      await put('w-3', { safeDue: '2026-11-26' });
      await put('w-4', { safeDue: '2026-11-26', settled: true });
      await put('w-5', { safeDue: '2026-11-26', purpose: 'monitoring', checkMonth: '2026-11' });
      const owing = async (page: Parameters<typeof store.casesThatOwe>[1]) =>
        (await store.casesThatOwe(officeId, page)).map(({ registrationNumber }) => registrationNumber);

      expect(await owing({ from: '2026-11-25', limit: 10 })).toEqual(['w-2', 'w-3']);
      expect(await owing({ from: '2026-11-24', limit: 2 })).toEqual(['w-1', 'w-2']);
      expect(await owing({ before: '2026-11-26', limit: 10 })).toEqual(['w-2', 'w-1']);
      expect(await owing({ before: '2026-11-26', limit: 1 })).toEqual(['w-2']);
      const all = await store.casesOfOffice(officeId, { from: '2026-11-25', limit: 10 });
      expect(all.map(({ registrationNumber }) => registrationNumber).toSorted()).toEqual([
        'w-2',
        'w-3',
        'w-4',
      ]);
    });

    it('gives case rows by id, those that exist', async () => {
      const store = await newStore();
      const numbers = Array.from({ length: 101 }, (_, index) => `r-${index}`);
      const cases = numbers.map((registrationNumber) => aCase({ registrationNumber }));
      for (const known of cases) {
        await store.acceptRequest(known, aRequest({ registrationNumber: known.registrationNumber }));
      }
      const ids = cases.map(({ caseId }) => caseId);
      const found = await store.loadCases([...ids, aCase({ registrationNumber: 'r-nobody' }).caseId]);
      expect(found.map(({ caseId }) => caseId).toSorted()).toEqual(ids.toSorted());
      expect(await store.loadCases([])).toEqual([]);
    });
  });
