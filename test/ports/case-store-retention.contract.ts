import { describe, expect, it } from 'vitest';
import type { CaseStore, MarkedBeside } from '#core/ports';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase, anEventRow, aPlacement, aQuery, aRequest, aResult } from '#test/builders';
import { fakeClock } from '#test/fakes/fake-clock';
import type { NewStore } from '#test/ports/new-store';

const EXPIRES_AT = '2030-12-31T21:00:00.000Z';
const BEFORE = '2030-12-31T20:59:59.000Z';
const officeId = 'office-of-retention';
const nothingBeside: MarkedBeside = { persons: [], events: [] };

/** A case with a row of every kind that is read by itself. */
const aFullCase = async (store: CaseStore, registrationNumber: string): Promise<VerificationCase> => {
  const known = aCase({ officeId, registrationNumber });
  await store.acceptRequest(known, aRequest({ officeId, registrationNumber }));
  const { caseId } = known;
  await store.planQueries([
    aQuery(caseId),
    aQuery(caseId, { queryId: `${caseId}.bbbbbbbbbbbb2`, kind: 'entrepreneur-record' }),
  ]);
  await store.attachEvent(caseId, {
    subjectId: 'applicant',
    event: aPlacement(),
    receivedAt: '2026-11-23T08:00:00.000Z',
  });
  await store.appendAction(caseId, {
    at: '2026-12-01T09:00:00.000Z',
    actorId: 'official-7',
    action: 'hold-placed',
    reason: 'court',
  });
  // Large enough for several transactions.
  for (let version = 1; version <= 12; version += 1) {
    await store.writeResult(
      { ...known, version: version + 1, resultVersion: version },
      aResult(known, version),
    );
  }
  return { ...known, version: 13, resultVersion: 12 };
};

const meant = (known: VerificationCase, isMarked: boolean): VerificationCase => ({
  ...known,
  version: known.version + 1,
  retention: { keptUntil: '2030-12-31', expiresAt: EXPIRES_AT, isMarked },
});

/** Written down, marked, and marked to the end. */
const ended = async (store: CaseStore, known: VerificationCase, beside = nothingBeside) => {
  const pending = meant(known, false);
  await store.updateCase(pending);
  expect(await store.markRows(pending, beside)).toBe('written');
  const done = meant(pending, true);
  expect(await store.updateCase(done)).toBe('written');
  return done;
};

const seen = async (store: CaseStore, { caseId }: VerificationCase) => ({
  file: (await store.loadCase(caseId)) !== undefined,
  head: (await store.loadHead(caseId)) !== undefined,
  request: (await store.loadRequest(caseId)) !== undefined,
  result: (await store.loadResult(caseId, 12)) !== undefined,
  query: (await store.loadQuery(aQuery(caseId).queryId)) !== undefined,
  actions: (await store.loadActions(caseId)).length > 0,
});
const ALL = { file: true, head: true, request: true, result: true, query: true, actions: true };
const NOTHING = { file: false, head: false, request: false, result: false, query: false, actions: false };

const listed = async (store: CaseStore, { caseId }: VerificationCase): Promise<boolean[]> => {
  const page = { from: '2026-01-01', limit: 50 };
  const cases = [await store.casesOfOffice(officeId, page), (await store.pageOfOffice(officeId, page)).cases];
  return cases.map((list) => list.some((one) => one.caseId === caseId));
};

/** What any table must do with cases that are kept no longer. */
export const retentionContract = (newStore: NewStore): void => {
  describe('retention', () => {
    it('keeps every row to the last second, and then none is there', async () => {
      const time = fakeClock('2026-12-01T09:00:00.000Z');
      const store = await newStore(time.clock);
      const known = await aFullCase(store, 'k-1');
      await ended(store, known);
      time.moveTo(BEFORE);
      expect(await seen(store, known)).toEqual(ALL);
      expect(await listed(store, known)).toEqual([true, true]);
      time.moveTo(EXPIRES_AT);
      expect(await seen(store, known)).toEqual(NOTHING);
      expect(await listed(store, known)).toEqual([false, false]);
    });

    it('shows a case whose rows are not all marked yet', async () => {
      const time = fakeClock('2026-12-01T09:00:00.000Z');
      const store = await newStore(time.clock);
      const pending = meant(await aFullCase(store, 'k-2'), false);
      await store.updateCase(pending);
      time.moveTo(EXPIRES_AT);
      expect(await seen(store, pending)).toEqual(ALL);
    });

    it('takes the marks away again, from every row', async () => {
      const time = fakeClock('2026-12-01T09:00:00.000Z');
      const store = await newStore(time.clock);
      const done = await ended(store, await aFullCase(store, 'k-3'));
      const held = { ...done, version: done.version + 1, legalHold: true };
      await store.updateCase(held);
      expect(await store.markRows(held, nothingBeside)).toBe('written');
      time.moveTo('2099-01-01T00:00:00.000Z');
      expect(await seen(store, held)).toEqual(ALL);
      expect((await store.loadCase(held.caseId))?.case).toEqual(held);
    });

    it('marks nothing of a case that somebody has changed meanwhile', async () => {
      const time = fakeClock('2026-12-01T09:00:00.000Z');
      const store = await newStore(time.clock);
      const pending = meant(await aFullCase(store, 'k-4'), false);
      await store.updateCase(pending);
      await store.updateCase({ ...pending, version: pending.version + 1, legalHold: true });
      expect(await store.markRows(pending, nothingBeside)).toBe('conflict');
      time.moveTo(EXPIRES_AT);
      expect(await seen(store, pending)).toEqual(ALL);
    });

    it("marks the case's entries under its people, no other entries, and makes none", async () => {
      const time = fakeClock('2026-12-01T09:00:00.000Z');
      const store = await newStore(time.clock);
      const known = await aFullCase(store, 'k-5');
      const other = aCase({ officeId, registrationNumber: 'k-6' });
      const personKey = 'person-of-retention';
      for (const { caseId } of [known, other]) {
        await store.indexPerson(personKey, { type: 'case', caseId, subjectId: 'applicant' });
      }
      const event = anEventRow({ event: aPlacement('event-of-retention') });
      await store.acceptEvent(event);
      const { source } = event.event;
      await ended(store, known, {
        persons: [
          { personKey, subjectId: 'applicant' },
          { personKey: 'person-of-nobody', subjectId: 'applicant' },
        ],
        events: [{ source, sourceEventId: 'event-of-nobody' }],
      });
      expect(await store.findPerson('person-of-nobody')).toEqual([]);
      expect(await store.loadEvent(source, 'event-of-nobody')).toBeUndefined();
      expect(await store.findPerson(personKey)).toHaveLength(2);
      time.moveTo(EXPIRES_AT);
      expect(await store.findPerson(personKey)).toEqual([
        { type: 'case', caseId: other.caseId, subjectId: 'applicant' },
      ]);
      expect(await store.loadEvent(source, 'event-of-retention')).toBeDefined();
    });
  });
};
