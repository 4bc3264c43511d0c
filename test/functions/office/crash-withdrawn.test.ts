import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { published, theCase } from '#test/functions/drive';
import { askedKinds, balance, consentWithdrawn, newest, PLAN } from '#test/functions/office/posted-by-office';
import { everybodyAnswers } from '#test/functions/answers/said';
import { DEATHS, roundsOf, surviving, wipe, type Death } from '#test/functions/surviving';
import { newWorld, type World } from '#test/functions/world';

/** The withdrawal comes while every question is planned and none is asked; the office posts until it is heard. */
const run = async (death: Death, wipes: boolean): Promise<World> => {
  const world = newWorld({ calls: 0, crashed: false, ...death });
  everybodyAnswers(world);
  const onCrash = (): void => {
    if (wipes) wipe(world);
  };
  while (!(await surviving(() => world.post(aRequest())))) onCrash();
  if (!(await surviving(() => world.acts.intake() ?? Promise.resolve()))) onCrash();
  const { caseId } = theCase(world);
  while (!(await surviving(() => world.officeEvent(caseId, consentWithdrawn())))) onCrash();
  await roundsOf(world, 6, onCrash);
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

  it.each(DEATHS)('dies $when each call in turn, queues wiped: $wipes', async (how) => {
    const { calls } = (await run({}, false)).gate;
    expect(calls).toBeGreaterThan(40);
    for (let at = 1; at <= calls; at += 1) {
      const world = await run({ at, when: how.when }, how.wipes);
      expect(world.gate.crashed, `no crash at call ${at}`).toBe(true);
      expect({ at, ...endOf(world) }).toEqual({ at, ...expected });
    }
  });
});
