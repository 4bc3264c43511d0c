import { describe, expect, it } from 'vitest';
import { RowsLeft } from '#functions/sweep/sweep';
import { aRequest } from '#test/builders';
import { Crash } from '#test/functions/crash-gate';
import { published, theCase } from '#test/functions/drive';
import { askedKinds, balance, consentWithdrawn, newest, PLAN } from '#test/functions/posted-by-office';
import { everybodyAnswers } from '#test/functions/said';
import { newWorld, type World } from '#test/functions/world';

const QUEUES = ['intake', 'events', 'agencies', 'answers', 'publish'] as const;

/** Runs a step; if the process dies in it, the step is simply not finished. */
const surviving = async (step: () => Promise<unknown>): Promise<boolean> => {
  try {
    await step();
    return true;
  } catch (error) {
    if (error instanceof Crash || (error instanceof RowsLeft && error.cause instanceof Crash)) return false;
    throw error;
  }
};

const drained = async (world: World, onCrash: () => void): Promise<void> => {
  for (;;) {
    const queue = QUEUES.find((name) => world.queues[name].length > 0);
    if (queue === undefined) return;
    if (!(await surviving(() => world.acts[queue]() ?? Promise.resolve()))) onCrash();
  }
};

/** The withdrawal comes while every question is planned and none is asked; the office posts until it is heard. */
const run = async (crash: { at?: number; when?: 'before' | 'after' }, wipes: boolean): Promise<World> => {
  const world = newWorld({ calls: 0, crashed: false, ...crash });
  everybodyAnswers(world);
  const onCrash = (): void => {
    if (wipes) for (const name of QUEUES) world.queues[name].length = 0;
  };
  while (!(await surviving(() => world.post(aRequest())))) onCrash();
  if (!(await surviving(() => world.acts.intake() ?? Promise.resolve()))) onCrash();
  const { caseId } = theCase(world);
  while (!(await surviving(() => world.officeEvent(caseId, consentWithdrawn())))) onCrash();
  for (let round = 0; round < 6; round += 1) {
    await drained(world, onCrash);
    for (const step of [world.collect, world.callBack]) if (!(await surviving(step))) onCrash();
    await drained(world, onCrash);
    world.pass(400);
    if (!(await surviving(world.sweep))) onCrash();
  }
  return world;
};

const endOf = (world: World) => ({
  ...balance(world),
  state: theCase(world).state,
  isAtRest: theCase(world).nextActionAt === undefined,
  posted: world.rows.officeEvents.size,
  isPlanAsked: askedKinds(world).includes(PLAN),
  withdrawals: newest(world)?.withdrawals?.map(({ consent, cancelled }) => [consent, cancelled.length]),
  isNewestPublished: published(world).at(-1) === `${theCase(world).caseId}/${theCase(world).resultVersion}`,
});

describe('a consent withdrawn and a crash between any two awaits', () => {
  const expected = {
    answered: 2,
    cancelled: 1,
    open: 0,
    state: 'result-ready',
    isAtRest: true,
    posted: 1,
    isPlanAsked: false,
    withdrawals: [['transfer-my-business', 1]],
    isNewestPublished: true,
  };

  it('ends well without one', async () => {
    expect(endOf(await run({}, false))).toEqual(expected);
  });

  const cases = (['before', 'after'] as const).flatMap((when) =>
    [false, true].map((wipes) => ({ when, wipes })),
  );
  it.each(cases)('dies $when each call in turn, queues wiped: $wipes', async (how) => {
    const { calls } = (await run({}, false)).gate;
    expect(calls).toBeGreaterThan(40);
    for (let at = 1; at <= calls; at += 1) {
      const world = await run({ at, when: how.when }, how.wipes);
      expect(world.gate.crashed, `no crash at call ${at}`).toBe(true);
      expect({ at, ...endOf(world) }).toEqual({ at, ...expected });
    }
  });
});
