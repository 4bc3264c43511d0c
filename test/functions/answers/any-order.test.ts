import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { drain, published, versionsOf } from '#test/functions/drive';
import { answering, selfEmployed } from '#test/functions/answers/said';

describe('any order, any number of times', () => {
  it('comes to the same result whichever hint comes first', async () => {
    const ends = [];
    for (const reversed of [false, true]) {
      const world = answering();
      world.agencies.says.set('self-employed-status', selfEmployed);
      await world.post(aRequest());
      await world.acts.intake();
      if (reversed) world.queues.agencies.reverse();
      while (world.queues.agencies.length > 0) await world.acts.agencies();
      await (reversed ? world.callBack() : world.collect());
      await (reversed ? world.collect() : world.callBack());
      if (reversed) world.queues.answers.reverse();
      await drain(world);
      ends.push([...world.rows.results.values()].map(({ result }) => result));
    }
    expect(ends[0]).toMatchObject([{ version: 1, basedOn: [{}, {}, {}] }]);
    expect(ends[0]?.[0]?.discrepancies.map(({ kind }) => kind)).toContain('self-employed-undeclared');
    expect(ends[1]).toEqual(ends[0]);
  });

  it('does nothing twice when every hint comes twice', async () => {
    const world = answering();
    await world.post(aRequest());
    for (let round = 0; round < 12; round += 1) {
      for (const queue of ['intake', 'agencies', 'answers', 'publish'] as const) {
        const { length } = world.queues[queue];
        if (queue === 'intake') world.queues.intake.push(...world.queues.intake);
        if (queue === 'agencies') world.queues.agencies.push(...world.queues.agencies);
        if (queue === 'answers') world.queues.answers.push(...world.queues.answers);
        if (queue === 'publish') world.queues.publish.push(...world.queues.publish);
        for (let time = 0; time < 2 * length; time += 1) await world.acts[queue]();
      }
      await world.collect();
      await world.callBack();
    }
    expect(world.agencies.asked).toHaveLength(3);
    expect(versionsOf(world)).toEqual([1]);
    expect(published(world)).toHaveLength(1);
  });
});
