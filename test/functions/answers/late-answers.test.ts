import { describe, expect, it } from 'vitest';
import type { Behaviour } from '#test/functions/stand-ins';
import { aRequest } from '#test/builders';
import { drain, outcomeOf, passAndSweep, published, theCase, turn, versionsOf } from '#test/functions/drive';
import { answering, planApproved, planRejected } from '#test/functions/answers/said';
import { type World } from '#test/functions/world';

const DAY = 86_400;

describe('late and contradicting answers', () => {
  const lateReply = (world: World, content: Behaviour, indent = 0) => {
    const query = [...world.rows.queries.values()].find(({ kind }) => kind === 'business-plan-verdict');
    const queryId = query?.queryId ?? '';
    const body = new TextEncoder().encode(JSON.stringify(content, null, indent));
    world.agencies.callbacks.push({
      agency: 'my-business',
      queryId,
      reply: { status: 200, headers: { 'query-id': queryId }, body },
    });
  };

  it('keeps an answer that comes after "unanswered" and issues version 2', async () => {
    const world = answering();
    world.agencies.says.set('business-plan-verdict', 'silent');
    await world.post(aRequest());
    await turn(world);
    await passAndSweep(world, 6 * DAY);
    expect(versionsOf(world)).toEqual([1]);

    world.pass(DAY);
    lateReply(world, planApproved);
    await turn(world);
    expect(outcomeOf(world, 'business-plan-verdict')).toBe('unanswered');
    expect([...world.rows.furtherAnswers.values()]).toMatchObject([{ late: true, content: planApproved }]);
    expect(versionsOf(world)).toEqual([1, 2]);
    expect(published(world)).toHaveLength(2);
  });

  it('keeps a contradiction beside the first answer and shows it', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    lateReply(world, planRejected);
    await turn(world);

    const { caseId } = theCase(world);
    expect(outcomeOf(world, 'business-plan-verdict')).toBe('found');
    expect([...world.rows.furtherAnswers.values()]).toMatchObject([{ content: planRejected }]);
    const kinds = world.rows.results.get(`${caseId}#2`)?.result.discrepancies.map(({ kind }) => kind);
    expect(kinds).toContain('answer-conflict');
  });

  it('issues nothing new for a repeat of what was said', async () => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    lateReply(world, { ...planApproved });
    await turn(world);
    expect(versionsOf(world)).toEqual([1]);
    expect(world.rows.furtherAnswers.size).toBe(0);
  });

  it('concludes nothing for a repeat, but for the very reply again: whoever recorded it may have died before that', async () => {
    const world = answering();
    await world.post(aRequest());
    await drain(world);
    await world.collect();
    await world.callBack();
    const hints = [...world.queues.answers];
    expect(hints).not.toEqual([]);
    await drain(world);
    world.queues.answers.push(...hints);
    expect(new Set(await drain(world))).toEqual(new Set(['recorded-unchanged']));

    world.pass(60);
    lateReply(world, planApproved, 1);
    await world.callBack();
    expect(new Set(await drain(world))).toEqual(new Set(['same-unchanged']));
  });

  /** A contradiction is stored, and every hint of it lost. */
  const contradictedUnheard = async (): Promise<World> => {
    const world = answering();
    await world.post(aRequest());
    await turn(world);
    lateReply(world, planRejected);
    await world.callBack();
    world.queues.answers.length = 0;
    return world;
  };

  it('finds a late reply whose hint was lost', async () => {
    const world = await contradictedUnheard();
    await passAndSweep(world, 300);
    expect(versionsOf(world)).toEqual([1, 2]);
    expect(theCase(world)).toMatchObject({ publishedVersion: 2 });
  });

  it('concludes on a contradiction that was recorded by a process that died, with every queue emptied', async () => {
    const world = await contradictedUnheard();
    const effective = [...world.rows.queries.values()].find(
      ({ kind }) => kind === 'business-plan-verdict',
    )?.answer;
    const [, late] = [...world.rows.replies.values()].filter(({ queryId }) => queryId === effective?.queryId);
    if (effective === undefined || late === undefined) throw new Error('two replies');
    const { receivedAt } = late;
    await world.store.recordAnswer({
      ...effective,
      receivedAt,
      late: true,
      digest: 'd',
      content: planRejected,
    });
    await passAndSweep(world, 3600);
    expect(versionsOf(world)).toEqual([1, 2]);
  });

  it('finds a reply whose hint was lost while everybody waits for the due time', async () => {
    const world = answering();
    world.agencies.says.set('business-plan-verdict', 'silent');
    await world.post(aRequest());
    await turn(world);
    await passAndSweep(world, 400);
    expect(theCase(world).nextActionAt).toBe('2026-11-26T08:00:00.000Z');

    lateReply(world, planApproved);
    await world.callBack();
    world.queues.answers.length = 0;
    await passAndSweep(world, 300);
    expect(theCase(world)).toMatchObject({ state: 'result-ready', publishedVersion: 1 });
  });

  it('keeps the look at a lost late reply when the result is published meanwhile', async () => {
    const world = answering();
    await world.post(aRequest());
    await world.acts.intake();
    while (world.queues.agencies.length > 0) await world.acts.agencies();
    await world.collect();
    await world.callBack();
    while (world.queues.answers.length > 0) await world.acts.answers();
    world.pass(1);
    lateReply(world, planRejected);
    await world.callBack();
    world.queues.answers.length = 0;

    await drain(world);
    expect(theCase(world)).toMatchObject({ publishedVersion: 1 });
    await passAndSweep(world, 300);
    expect(versionsOf(world)).toEqual([1, 2]);
  });
});
