import { describe, expect, it } from 'vitest';
import type { CaseStore } from '#core/ports';
import type { FollowUp } from '#schemas/follow-up';
import { aCase, aRequest } from '#test/builders';
import type { NewStore } from '#test/ports/new-store';

const RECEIVED_AT = '2026-11-23T08:00:00.000Z';

const event = (eventId: string) =>
  ({
    schemaVersion: '1',
    eventId,
    occurredOn: '2026-11-23',
    actorId: 'a-1',
    type: 'commission-met',
  }) as const;

/** A case of the given number, and appending to its list from the version that it has. */
const listed = async (store: CaseStore, registrationNumber: string) => {
  const known = aCase({ registrationNumber });
  await store.acceptRequest(known, aRequest({ registrationNumber }));
  const append = (place: number, eventId: string, version = place + 1) =>
    store.appendOfficeEvent({ ...known, version, safeDue: `2026-12-0${version % 10}` }, place, {
      event: event(eventId),
      receivedAt: RECEIVED_AT,
    });
  const ids = async () =>
    (await store.loadMonitoring(known.caseId)).officeEvents.map(({ eventId }) => eventId);
  const row = async () => (await store.loadCase(known.caseId))?.case;
  return { known, append, ids, row };
};

export const monitoringContract = (newStore: NewStore) =>
  describe('what an office posts and what follows from it', () => {
    it('appends events in order, each place once', async () => {
      const store = await newStore();
      const { known, append, ids } = await listed(store, 'm-1');

      expect(await ids()).toEqual([]);
      expect(await append(1, 'o-1')).toBe('written');
      expect(await append(1, 'o-1')).toBe('conflict');
      expect(await append(1, 'o-2', 3)).toBe('conflict');
      for (let place = 2; place <= 11; place += 1) expect(await append(place, `o-${place}`)).toBe('written');

      const expected = Array.from({ length: 11 }, (_, index) => `o-${index + 1}`);
      expect(await ids()).toEqual(expected);
      expect((await store.loadOfficeEvents(known.caseId)).map(({ eventId }) => eventId)).toEqual(expected);
      expect((await store.loadCase(known.caseId))?.officeEvents.map(({ eventId }) => eventId)).toEqual(
        expected,
      );
    });

    it('writes the event and what follows from it in the case, both or neither', async () => {
      const store = await newStore();
      const { append, ids, row } = await listed(store, 'm-2');

      expect(await append(1, 'o-1')).toBe('written');
      expect(await row()).toMatchObject({ version: 2, safeDue: '2026-12-02' });
      expect(await append(2, 'o-2', 2)).toBe('conflict');
      expect(await append(2, 'o-2', 4)).toBe('conflict');
      expect(await append(1, 'o-2', 3)).toBe('conflict');
      expect(await ids()).toEqual(['o-1']);
      expect(await row()).toMatchObject({ version: 2, safeDue: '2026-12-02' });
    });

    it('keeps what came of opening a check: opened stays opened', async () => {
      const store = await newStore();
      const { known } = await listed(store, 'm-3');
      const { caseId } = known;
      const head = { purpose: 'monitoring', month: '2027-01' } as const;
      const refused = (day: string): FollowUp => ({
        ...head,
        at: `2027-01-${day}T08:00:00.000Z`,
        state: 'refused',
        errors: [{ pointer: '/consents', detail: 'нет / none' }],
      });
      const opened = (day: string, told = 0): FollowUp => ({
        ...head,
        at: `2027-01-${day}T08:00:00.000Z`,
        state: 'opened',
        caseId,
        told,
      });
      const february: FollowUp = { ...refused('09'), month: '2027-02' };
      const followUps = async () => (await store.loadCase(caseId))?.followUps;

      await store.recordFollowUp(caseId, february);
      await store.recordFollowUp(caseId, refused('01'));
      await store.recordFollowUp(caseId, refused('02'));
      expect(await followUps()).toEqual([refused('02'), february]);
      await store.recordFollowUp(caseId, opened('03'));
      await store.recordFollowUp(caseId, opened('04'));
      await store.recordFollowUp(caseId, refused('05'));
      expect(await followUps()).toEqual([opened('03'), february]);

      await store.recordFollowUp(caseId, opened('03', 10));
      await store.recordFollowUp(caseId, opened('03', 9));
      await store.recordFollowUp(caseId, opened('04', 10));
      expect(await followUps()).toEqual([opened('03', 10), february]);
      expect(await store.loadMonitoring(caseId)).toEqual({
        officeEvents: [],
        followUps: [opened('03', 10), february],
      });
    });
  });
