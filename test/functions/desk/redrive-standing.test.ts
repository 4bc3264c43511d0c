import { describe, expect, it } from 'vitest';
import { aPlacement, aRequest, anAnswer } from '#test/builders';
import { drain, theCase, turn } from '#test/functions/drive';
import { failedStand, letter, planned } from '#test/functions/desk/failed-stand';
import { selfEmployed } from '#test/functions/answers/said';

describe('what sending again would do', () => {
  const standingOf = async ({ failed }: ReturnType<typeof failedStand>) =>
    (await failed()).failed[0]?.standing;

  it('work, while the question is planned; nothing once it is answered', async () => {
    const desk = failedStand();
    const { hint } = await planned(desk.world);
    desk.letters['query-tax'] = [letter('m1', hint)];
    expect(await standingOf(desk)).toBeUndefined();
    await turn(desk.world);
    expect(await standingOf(desk)).toBe('already-answered');
    // And so it is: the act does nothing with it.
    desk.world.queues.agencies.push(hint);
    expect(await drain(desk.world)).toEqual(['already-answered']);
  });

  it('nothing past the due time, and nothing while the agency has it', async () => {
    const desk = failedStand();
    const { hint } = await planned(desk.world);
    desk.letters['query-tax'] = [letter('m1', hint)];
    desk.world.pass(7 * 86_400);
    expect(await standingOf(desk)).toBe('past-due');
    expect(await desk.world.acts.agencies()).toBe('past-due');
  });

  it('nothing where the agency has the question', async () => {
    const desk = failedStand();
    const { hint } = await planned(desk.world);
    const [query] = [...desk.world.rows.queries.values()].filter(({ queryId }) => queryId === hint.queryId);
    if (query === undefined) throw new Error('no question');
    desk.world.rows.queries.set(hint.queryId, { ...query, progress: { ...query.progress, state: 'sent' } });
    desk.letters['query-tax'] = [letter('m1', hint)];
    expect(await standingOf(desk)).toBe('already-sent');
  });

  it.each([
    { said: 'a late answer past the due time', seconds: 7 * 86_400, standing: 'late-answer' },
    { said: 'work before it', seconds: 0, standing: undefined },
    {
      said: 'a second answer beside the first',
      answer: selfEmployed,
      seconds: 0,
      standing: 'answer-recorded',
    },
  ])('of a reply: $said', async ({ answer, seconds, standing }) => {
    const desk = failedStand();
    const { hint, caseId } = await planned(desk.world);
    const { queryId } = hint;
    const query = desk.world.rows.queries.get(queryId);
    if (query === undefined) throw new Error('no question');
    desk.world.rows.queries.set(queryId, {
      ...query,
      progress: { ...query.progress, lastFailure: 'contract-breach /answer' },
      ...(answer === undefined ? {} : { answer: anAnswer(queryId, answer) }),
    });
    desk.world.pass(seconds);
    const body = { schemaVersion: '1', type: 'answer', caseId, queryId, correlationId: 'correlation-1' };
    desk.letters['answers'] = [letter('m1', { ...body, replyId: `${queryId}#0123456789abcdef` })];
    expect(await standingOf(desk)).toBe(standing);
  });

  it('a reply whose bytes are not stored is a missing row', async () => {
    const desk = failedStand();
    const { hint, caseId } = await planned(desk.world);
    const { queryId } = hint;
    const body = { schemaVersion: '1', type: 'answer', caseId, queryId, correlationId: 'correlation-1' };
    desk.letters['answers'] = [letter('m1', { ...body, replyId: `${queryId}#0123456789abcdef` })];
    expect((await desk.failed()).groups).toMatchObject([
      { cause: 'missing-row', code: 'reply', agency: 'tax' },
    ]);
  });

  it('nothing where a case is open, a result published, an event with its case', async () => {
    const desk = failedStand();
    const { world, letters } = desk;
    await world.postEvent(aPlacement());
    await world.post(aRequest());
    await turn(world);
    const head = { schemaVersion: '1', correlationId: 'correlation-1' };
    const hint = { ...head, type: 'case', caseId: theCase(world).caseId };
    letters['intake'] = [letter('m1', hint)];
    letters['publish'] = [letter('m2', hint)];
    letters['events'] = [
      letter('m3', { ...head, type: 'event', source: 'employment-centre', sourceEventId: 'event-1' }),
    ];
    letters['results'] = [letter('m4', world.queues.results[0])];
    const { failed } = await desk.failed();
    expect(failed.map(({ messageId, standing }) => [messageId, standing])).toEqual([
      ['m1', 'already-open'],
      ['m3', 'already-matched'],
      ['m2', 'already-published'],
      ['m4', undefined],
    ]);
    expect(failed.map(({ caseId }) => caseId)[3]).toBe(hint.caseId);
  });
});
