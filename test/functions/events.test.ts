import { describe, expect, it } from 'vitest';
import { aCancellation, aCorrection, aPlacement, aRequest } from '#test/builders';
import { drain, passAndSweep, published, theCase, turn, versionsOf } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import { personKeyOf, type World } from '#test/functions/world';

const placementsOf = (world: World) => {
  const { caseId, resultVersion } = theCase(world);
  return world.rows.results.get(`${caseId}#${resultVersion}`)?.result.placements;
};

describe('employment events', () => {
  it('reach the result of a case that waits', async () => {
    const world = answering();
    await world.post(aRequest());
    await drain(world);
    expect(await world.postEvent(aPlacement())).toBe('accepted');
    await turn(world);
    expect(placementsOf(world)).toMatchObject([{ state: 'reported', startOn: '2026-12-01' }]);
    expect(versionsOf(world)).toEqual([1]);
  });

  it('wait for their case, and are found by it', async () => {
    const world = answering();
    await world.postEvent(aPlacement());
    expect(await drain(world)).toEqual(['unmatched']);
    expect(world.rows.events.get('employment-centre#event-1')).toMatchObject({
      state: 'unmatched',
      attempts: 1,
      // First wait 600 s, the upper half of it drawn by chance: 450 s at one half.
      nextActionAt: '2026-11-20T08:07:30.000Z',
    });

    await world.post(aRequest());
    await turn(world);
    expect(placementsOf(world)).toHaveLength(1);
    const row = world.rows.events.get('employment-centre#event-1');
    expect(row).toMatchObject({ state: 'matched' });
    expect(row?.nextActionAt).toBeUndefined();
  });

  it('come back by the sweeper while nobody has them', async () => {
    const world = answering();
    await world.postEvent(aPlacement());
    world.queues.events.length = 0;
    world.pass(300);
    await world.sweep();
    expect(await drain(world)).toEqual(['unmatched']);
  });

  it('add a version to a finished case: reported, corrected, cancelled', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    await world.postEvent(aPlacement());
    await turn(world);
    expect(placementsOf(world)).toMatchObject([{ state: 'reported', startOn: '2026-12-01' }]);
    await world.postEvent(aCorrection('event-2', 'event-1'));
    await turn(world);
    expect(placementsOf(world)).toMatchObject([{ startOn: '2026-12-07' }]);
    await world.postEvent(aCancellation('event-3', 'event-2'));
    await turn(world);
    expect(placementsOf(world)).toMatchObject([{ state: 'cancelled' }]);
    expect(versionsOf(world)).toEqual([1, 2, 3, 4]);
    const { caseId } = theCase(world);
    const [first, second] = [1, 2].map((version) => world.rows.results.get(`${caseId}#${version}`)?.result);
    expect(first).toMatchObject({ completeAtFirstIssue: true });
    expect(first?.changes).toBeUndefined();
    expect(second?.changes).toMatchObject({ sinceVersion: 1, touchesIssued: true });
    expect(second?.changes?.list.map(({ what, how, cause }) => `${what} ${how} ${cause}`)).toContain(
      'placement added event',
    );
    expect(published(world)).toHaveLength(4);
    await passAndSweep(world, 300);
    await passAndSweep(world, 300);
    expect(versionsOf(world)).toEqual([1, 2, 3, 4]);
    expect(theCase(world).nextActionAt).toBeUndefined();
  });

  it('are known when they come again, and conflict when they say something else', async () => {
    const world = answering();
    await world.postEvent(aPlacement());
    world.pass(1);
    expect(await world.postEvent(aPlacement())).toBe('same');
    expect(await world.postEvent(aPlacement('event-1', '2026-12-02'))).toBe('conflict');
  });

  it('find their person by ИНН where the source knows nothing else, before and after the case', async () => {
    const world = answering();
    const byInn = (sourceEventId: string) =>
      ({ ...aPlacement(sourceEventId), subject: { inn: '332890004198' } }) as const;
    await world.postEvent(byInn('event-1'));
    expect(await drain(world)).toEqual(['unmatched']);
    await world.post(aRequest());
    await turn(world);
    expect(placementsOf(world)).toMatchObject([{ events: ['event-1'] }]);
    await world.postEvent(byInn('event-2'));
    await turn(world);
    expect(placementsOf(world)).toMatchObject([{ events: ['event-1', 'event-2'] }]);
  });

  it('find every case of their person by a keyed digest and never by the number itself', async () => {
    const world = answering();
    await world.post(aRequest());
    await world.post(aRequest({ registrationNumber: '2026-0901' }));
    await turn(world);
    await world.postEvent(aPlacement());
    await turn(world);
    expect(world.rows.matched.size).toBe(2);
    expect([...world.rows.persons.keys()]).toEqual([personKeyOf('19033303738'), personKeyOf('332890004198')]);
    expect([...world.rows.persons.keys()].join()).not.toMatch(/19033303738|332890004198/);
  });
});
