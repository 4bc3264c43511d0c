import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { outcomeOf, passAndSweep, progressOf, theCase, turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import { type World } from '#test/functions/world';

const DAY = 86_400;

describe('bytes that break the contract', () => {
  const broken = async (): Promise<World> => {
    const world = answering();
    world.agencies.says.set('self-employed-status', 'garbage');
    await world.post(aRequest());
    await world.acts.intake();
    while (world.queues.agencies.length > 0) await world.acts.agencies();
    return world;
  };

  it('throw, are counted, and after four wait for a person', async () => {
    const world = await broken();
    for (let breaches = 1; breaches <= 4; breaches += 1) {
      await expect(world.acts.answers()).rejects.toThrow('/answer: an answer');
      expect(progressOf(world, 'self-employed-status')).toMatchObject({
        breaches,
        lastFailure: 'contract-breach /answer',
      });
    }
    world.queues.answers.length = 0;
    world.pass(600);
    await world.sweep();
    expect(world.queues.answers.filter(({ replyId }) => replyId !== undefined)).toEqual([]);
  });

  it('are brought back by the sweeper while there is hope', async () => {
    const world = await broken();
    await expect(world.acts.answers()).rejects.toThrow();
    world.queues.answers.length = 0;
    world.pass(600);
    await world.sweep();
    expect(world.queues.answers.filter(({ replyId }) => replyId !== undefined)).toHaveLength(1);
  });

  it('do not keep a case from its end', async () => {
    const world = await broken();
    for (let time = 0; time < 4; time += 1) await expect(world.acts.answers()).rejects.toThrow();
    world.queues.answers.length = 0;
    await turn(world);
    await passAndSweep(world, 6 * DAY);
    expect(outcomeOf(world, 'self-employed-status')).toBe('unanswered');
    expect(theCase(world).state).toBe('result-ready');
  });
});
