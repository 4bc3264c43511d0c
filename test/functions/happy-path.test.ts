import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { drain, outcomeOf, passAndSweep, progressOf, published, theCase, turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';
import { newWorld } from '#test/functions/world';

const DAY = 86_400;

describe('a family from request to result', () => {
  it('asks every agency once, concludes, publishes and rests', async () => {
    const world = answering();
    expect(await world.post(aRequest())).toMatchObject({ type: 'accepted', state: 'received' });
    await turn(world);

    const known = theCase(world);
    expect(known).toMatchObject({ state: 'result-ready', resultVersion: 1, publishedVersion: 1 });
    expect(known.nextActionAt).toBeUndefined();
    expect(world.agencies.asked).toHaveLength(3);
    expect(published(world)).toEqual([`${known.caseId}/1`]);
    expect(world.queues.results).toHaveLength(1);
    const result = world.rows.results.get(`${known.caseId}#1`)?.result;
    expect(result).toMatchObject({ version: 1, final: true, registrationNumber: '2026-0900' });
    expect(result?.basedOn.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'found']);
  });

  it('plans by the safe due day in the zone of the policy', async () => {
    const world = answering();
    await world.post(aRequest());
    await world.acts.intake();
    // Accepted on 2026-11-20: six calendar days, until midnight in Moscow.
    expect(theCase(world)).toMatchObject({ state: 'verifying', safeDue: '2026-11-26' });
    expect(progressOf(world, 'self-employed-status').dueAt).toBe('2026-11-26T08:00:00.000Z');
  });

  it('finds the same case for the same request and shows a different one as a conflict', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    world.pass(60);

    expect(await world.post(aRequest())).toMatchObject({ type: 'same', state: 'result-ready' });
    expect(await world.post(aRequest({ track: 'training' }))).toMatchObject({ type: 'conflict' });
    expect(await drain(world)).toEqual([]);
    expect(world.rows.cases.size).toBe(1);
  });

  it('names every wrong field and writes nothing', async () => {
    const world = newWorld();
    const acceptance = await world.post({ ...aRequest(), officeId: 'BAD OFFICE', acceptedOn: '2026-02-30' });
    expect(acceptance).toMatchObject({ type: 'wrong' });
    const pointers = acceptance.type === 'wrong' ? acceptance.errors.map(({ pointer }) => pointer) : [];
    expect(pointers).toEqual(expect.arrayContaining(['/officeId', '/acceptedOn']));
    expect(world.rows.requests.size).toBe(0);
    expect(world.queues.intake).toEqual([]);
  });
});

describe('outcomes stay apart', () => {
  const outcomes = ['not-found', 'refused', 'invalid-query', 'ambiguous-person'] as const;
  it.each(outcomes)('%s is recorded as it was said', async (outcome) => {
    const world = answering();
    world.agencies.says.set('unemployment-benefits', { outcome, code: 'X1' });
    await world.post(aRequest());
    await turn(world);
    expect(outcomeOf(world, 'unemployment-benefits')).toBe(outcome);
    expect(theCase(world).state).toBe('result-ready');
  });

  it('silence becomes "unanswered" at the due time and not before', async () => {
    const world = answering();
    world.agencies.says.set('unemployment-benefits', 'silent');
    await world.post(aRequest());
    await turn(world);
    await passAndSweep(world, 6 * DAY - 1);
    expect(theCase(world).state).toBe('verifying');

    await passAndSweep(world, 1);
    expect(outcomeOf(world, 'unemployment-benefits')).toBe('unanswered');
    expect(theCase(world)).toMatchObject({ state: 'result-ready', publishedVersion: 1 });
  });
});
