import { describe, expect, it } from 'vitest';
import { anEventRow, aPlacement } from '#test/builders';
import { newWorld } from '#test/functions/world';

describe('a sweep', () => {
  it('brings back every due row in one run, also where there are more than one look at the shards takes', async () => {
    const world = newWorld();
    // About 140 in each of the 36 shards of the fake; a look takes a hundred.
    const ids = Array.from({ length: 5000 }, (_, index) => `event-${index}`);
    for (const id of ids) {
      world.rows.events.set(`employment-centre#${id}`, anEventRow({ event: aPlacement(id) }));
    }
    world.moveTo('2026-11-23T09:00:00.000Z');

    await world.sweep();

    expect(new Set(world.queues.events.map(({ sourceEventId }) => sourceEventId))).toEqual(new Set(ids));
    expect(world.queues.events).toHaveLength(ids.length);
  });
});
