import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { outcomeOf, passAndSweep, progressOf, theCase, turn } from '#test/functions/drive';
import { answering, everybodyAnswers } from '#test/functions/answers/said';

describe('an agency that is not ready, down or asks anew', () => {
  it('asks again under a new message id after "not ready"', async () => {
    const world = answering();
    world.agencies.says.set('unemployment-benefits', { outcome: 'not-ready' });
    await world.post(aRequest());
    await turn(world);
    expect(progressOf(world, 'unemployment-benefits')).toMatchObject({
      state: 'planned',
      epoch: 2,
      lastFailure: 'not-ready',
      nextActionAt: '2026-11-20T09:00:00.000Z',
    });

    everybodyAnswers(world);
    await passAndSweep(world, 1800);
    expect(world.agencies.asked).toHaveLength(3);
    await passAndSweep(world, 1800);
    const ids = world.agencies.asked.flatMap((one) =>
      one.kind === 'unemployment-benefits' ? [one.messageId] : [],
    );
    expect(new Set(ids).size).toBe(2);
    expect(outcomeOf(world, 'unemployment-benefits')).toBe('found');
    expect(theCase(world)).toMatchObject({ state: 'result-ready', resultVersion: 1 });
  });

  it('records "not ready" itself once the due time has passed', async () => {
    const world = answering();
    world.agencies.says.set('unemployment-benefits', { outcome: 'not-ready' });
    await world.post(aRequest());
    await turn(world);
    for (let hour = 0; hour <= 6 * 24 + 1; hour += 1) await passAndSweep(world, 3600);
    expect(outcomeOf(world, 'unemployment-benefits')).toBe('not-ready');
    expect(theCase(world).state).toBe('result-ready');
  });

  it('waits in the row while an agency is down, and repeats under the same message id', async () => {
    const world = answering();
    world.agencies.says.set('self-employed-status', 'down');
    await world.post(aRequest());
    await turn(world);
    expect(progressOf(world, 'self-employed-status')).toMatchObject({
      state: 'planned',
      attempts: 1,
      lastFailure: 'timeout',
      // First wait 5 s, the upper half of it drawn by chance: 3.75 s at one half.
      nextActionAt: '2026-11-20T08:00:03.750Z',
    });
    expect(world.queues.agencies).toEqual([]);

    await passAndSweep(world, 60);
    everybodyAnswers(world);
    await passAndSweep(world, 3600);
    const ids = world.agencies.asked.flatMap((one) =>
      one.kind === 'self-employed-status' ? [one.messageId] : [],
    );
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(theCase(world).state).toBe('result-ready');
  });

  it('starts a new epoch where the agency wants one', async () => {
    const world = answering();
    world.agencies.says.set('self-employed-status', 'wants-new-epoch');
    await world.post(aRequest());
    await turn(world);
    expect(progressOf(world, 'self-employed-status')).toMatchObject({ epoch: 2, lastFailure: 'http-409' });
  });
});
