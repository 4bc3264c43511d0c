import { describe, expect, it } from 'vitest';
import type { CaseStore, OfficePlace } from '#core/ports';
import { aCase, aRequest } from '#test/builders';
import type { NewStore } from '#test/ports/new-store';

const accepted = async (store: CaseStore, registrationNumber: string) => {
  const known = aCase({ registrationNumber });
  await store.acceptRequest(known, aRequest({ registrationNumber }));
  return known;
};

const actionContract = (newStore: NewStore) =>
  describe('actions of officials', () => {
    it('keeps each once, by time, beside its case and not in it', async () => {
      const store = await newStore();
      const { caseId } = await accepted(store, 'a-1');
      const other = await accepted(store, 'a-2');
      const read = { at: '2026-12-01T09:00:00.000Z', actorId: 'official-7', reason: 'complaint' } as const;
      const audit = { ...read, action: 'dossier-read', copy: 'audit', digest: 'd' } as const;
      const hold = { ...read, at: '2026-11-30T09:00:00.000Z', action: 'hold-placed' } as const;
      const before = await store.loadCase(caseId);

      await store.appendAction(caseId, audit);
      await store.appendAction(caseId, hold);
      await store.appendAction(caseId, audit);
      await store.appendAction(caseId, { ...audit, actorId: 'official-8' });

      const kept = await store.loadActions(caseId);
      expect(kept.slice(0, 1)).toEqual([hold]);
      expect(kept).toHaveLength(3);
      expect(kept).toContainEqual(audit);
      expect(await store.loadActions(other.caseId)).toEqual([]);
      expect(await store.loadCase(caseId)).toEqual(before);
    });
  });

const pageContract = (newStore: NewStore) =>
  describe("pages of an office's cases", () => {
    const officeId = 'office-of-pages';
    const take = async (store: CaseStore, from: string, limit: number) => {
      const pages: string[][] = [];
      let after: OfficePlace | undefined;
      do {
        const page = await store.pageOfOffice(officeId, {
          from,
          limit,
          ...(after === undefined ? {} : { after }),
        });
        pages.push(page.cases.map(({ registrationNumber }) => registrationNumber));
        after = page.next;
      } while (after !== undefined);
      return pages;
    };

    it('meet every case once, by day, cases of one day and page borders included', async () => {
      const store = await newStore();
      const days = {
        'p-1': '2026-11-26',
        'p-2': '2026-11-24',
        'p-3': '2026-11-25',
        'p-4': '2026-11-26',
        'p-5': '2026-11-26',
      };
      for (const [registrationNumber, safeDue] of Object.entries(days)) {
        await store.acceptRequest(
          aCase({ officeId, registrationNumber, safeDue }),
          aRequest({ officeId, registrationNumber }),
        );
      }
      const others = {
        'p-6': { settled: true },
        'p-7': { purpose: 'monitoring', checkMonth: '2026-11' },
      } as const;
      for (const [registrationNumber, changes] of Object.entries(others)) {
        await store.acceptRequest(
          aCase({ officeId, registrationNumber, safeDue: '2026-11-24', ...changes }),
          aRequest({ officeId, registrationNumber }),
        );
      }
      for (const limit of [1, 2, 4, 5, 6]) {
        const pages = await take(store, '2026-11-01', limit);
        expect(pages.flat().slice(0, 2)).toEqual(['p-2', 'p-3']);
        expect(pages.flat().toSorted()).toEqual(['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6', 'p-7']);
        expect(pages.flat().slice(5)).toEqual(['p-6', 'p-7']);
        expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(limit);
      }
      expect((await take(store, '2026-11-25', 2)).flat()).toHaveLength(4);
      expect(await take(store, '2026-11-27', 2)).toEqual([[]]);
    });
  });

/** What the desk keeps and lists. */
export const deskContract = (newStore: NewStore): void => {
  actionContract(newStore);
  pageContract(newStore);
};
