import { describe, expect, it } from 'vitest';
import { aCase, anEventRow, aPlacement, aRequest } from '#test/builders';
import { shardsOf, type NewStore } from '#test/ports/new-store';

const eventWith = (sourceEventId: string) => anEventRow({ event: aPlacement(sourceEventId) });

export const eventsContract = (newStore: NewStore) =>
  describe('employment events and people', () => {
    it('keeps an event once and knows a different one under the same id', async () => {
      const store = await newStore();
      const row = eventWith('e-1');
      expect(await store.acceptEvent(row)).toBe('accepted');
      expect(await store.acceptEvent(row)).toBe('accepted');
      expect(await store.acceptEvent({ ...row, receivedAt: '2026-11-23T09:00:00.000Z' })).toBe('same');
      expect(await store.acceptEvent({ ...row, event: aPlacement('e-1', '2026-12-02') })).toBe('conflict');
      expect(await store.loadEvent('employment-centre', 'e-1')).toEqual(row);
      expect(await store.loadEvent('employment-centre', 'e-none')).toBeUndefined();
    });

    it('is due while it has no case, and never loses a match', async () => {
      const store = await newStore();
      const row = eventWith('e-2');
      await store.acceptEvent(row);
      const due = { type: 'event', source: 'employment-centre', sourceEventId: 'e-2' };
      expect(await shardsOf(store, '2026-11-23T08:05:00.000Z')).toContainEqual({
        ...due,
        nextActionAt: '2026-11-23T08:05:00.000Z',
      });

      const { event, personKey, correlationId, receivedAt } = row;
      const matched = { event, personKey, correlationId, receivedAt, state: 'matched', attempts: 1 } as const;
      await store.updateEvent(matched);
      await store.updateEvent({ ...row, state: 'unmatched' });

      expect(await store.loadEvent('employment-centre', 'e-2')).toEqual(matched);
      expect(await shardsOf(store, '2027-01-01T00:00:00.000Z')).not.toContainEqual(
        expect.objectContaining(due),
      );
    });

    it('lists the events that are parked, the next to be tried first, and none that are matched', async () => {
      const store = await newStore();
      const parked = async () =>
        (await store.parkedEvents(1000))
          .map(({ event }) => event.sourceEventId)
          .filter((id) => id.startsWith('parked-'));
      for (const [id, nextActionAt] of [
        ['parked-1', '2026-11-23T08:20:00.000Z'],
        ['parked-2', '2026-11-23T08:10:00.000Z'],
        ['parked-3', '2026-11-23T08:15:00.000Z'],
      ] as const) {
        const row = eventWith(id);
        await store.acceptEvent(row);
        await store.updateEvent({ ...row, state: 'unmatched', attempts: 1, nextActionAt });
      }
      expect(await parked()).toEqual(['parked-2', 'parked-3', 'parked-1']);

      const { event, personKey, correlationId, receivedAt } = eventWith('parked-3');
      await store.updateEvent({ event, personKey, correlationId, receivedAt, state: 'matched', attempts: 2 });
      expect(await parked()).toEqual(['parked-2', 'parked-1']);
    });

    it('puts an event beside a case, once', async () => {
      const store = await newStore();
      const known = aCase({ registrationNumber: 'e-3' });
      await store.acceptRequest(known, aRequest({ registrationNumber: 'e-3' }));
      const { event, receivedAt } = eventWith('e-3');
      const matched = { subjectId: 'applicant', event, receivedAt };
      await store.attachEvent(known.caseId, matched);
      await store.attachEvent(known.caseId, { ...matched, receivedAt: '2026-11-24T08:00:00.000Z' });
      expect((await store.loadCase(known.caseId))?.events).toEqual([matched]);
    });

    it('links a case with another one, once', async () => {
      const store = await newStore();
      const { caseId } = aCase({ registrationNumber: 'e-6' });
      await store.acceptRequest(
        aCase({ registrationNumber: 'e-6' }),
        aRequest({ registrationNumber: 'e-6' }),
      );
      const { caseId: otherCaseId } = aCase({ registrationNumber: 'e-7' });
      for (const subjectId of ['spouse', 'applicant', 'spouse']) {
        await store.linkCase(caseId, { subjectId, otherCaseId });
      }
      expect((await store.loadCase(caseId))?.links).toEqual([
        { subjectId: 'applicant', otherCaseId },
        { subjectId: 'spouse', otherCaseId },
      ]);
    });

    it('finds cases and events of a person, each once', async () => {
      const store = await newStore();
      const { caseId } = aCase({ registrationNumber: 'e-4' });
      const forCase = { type: 'case', caseId, subjectId: 'applicant', purpose: 'decision' } as const;
      const forEvent = { type: 'event', source: 'employment-centre', sourceEventId: 'e-4' } as const;
      for (const entry of [forEvent, forCase, forCase]) await store.indexPerson('key-e4', entry);
      expect(await store.findPerson('key-e4')).toEqual([forCase, forEvent]);
      expect(await store.findPerson('key-of-nobody')).toEqual([]);
    });
  });
