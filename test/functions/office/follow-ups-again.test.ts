import { describe, expect, it } from 'vitest';
import { openFollowUp } from '#functions/sweep/open-follow-up';
import { existing } from '#functions/runtime/missing-row';
import {
  aContract,
  consentBack,
  JANUARY,
  januaryOf,
  ownCheck,
  questionsOf,
  toldTo,
  withCheck,
} from '#test/functions/office/a-contract';
import { beginMonth, checksIn, startOf } from '#test/functions/office/contract-months';
import { published, QUEUES, theCase } from '#test/functions/drive';
import { DEATHS, roundsOf, surviving, wipe, type Death } from '#test/functions/surviving';
import type { World } from '#test/functions/world';

const JANUARY_DONE = '2027-01 monitoring 2027-01-01 result-ready';

const openedOf = ({ rows }: World) =>
  [...rows.followUps.values()].map(({ month, state }) => `${month} ${state}`);

/** However it came about: one check, its questions asked once, none that rests on what is withdrawn, and all at rest. */
const endOf = (world: World) => {
  const check = januaryOf(world);
  return {
    checks: checksIn(world),
    opened: openedOf(world),
    // A question that is asked again after a crash has the id that the agency knows.
    asked: [
      ...new Map(world.agencies.asked.map(({ messageId, kind }) => [messageId, kind])).values(),
    ].toSorted(),
    isPublished: published(world).includes(`${check.caseId}/${check.resultVersion}`),
    isAtRest: check.nextActionAt === undefined,
    nextLook: theCase(world).nextActionAt,
  };
};
const EXPECTED = {
  checks: [JANUARY_DONE],
  opened: ['2027-01 opened'],
  asked: ['self-employed-status'],
  isPublished: true,
  isAtRest: true,
  nextLook: startOf('2027-02'),
};

describe('a check opened, a consent withdrawn, and a crash between any two awaits', () => {
  const run = async (death: Death, wipes: boolean): Promise<World> => {
    const { world, caseId } = await aContract();
    world.moveTo(startOf(JANUARY));
    Object.assign(world.gate, { calls: 0, ...death });
    const onCrash = (): void => {
      if (wipes) wipe(world);
    };
    if (!(await surviving(world.sweep))) onCrash();
    while (!(await surviving(() => world.officeEvent(caseId, consentBack)))) onCrash();
    if (!(await surviving(world.sweep))) onCrash();
    await roundsOf(world, 4, onCrash);
    return world;
  };

  it('ends well without one', async () => {
    expect(endOf(await run({}, false))).toEqual(EXPECTED);
  });

  it.each(DEATHS)('dies $when each call in turn, queues wiped: $wipes', async ({ when, wipes }) => {
    const { calls } = (await run({}, false)).gate;
    expect(calls).toBeGreaterThan(40);
    for (let at = 1; at <= calls; at += 1) {
      const world = await run({ at, when }, wipes);
      expect(world.gate.crashed, `no crash at call ${at}`).toBe(true);
      expect({ at, ...endOf(world) }).toEqual({ at, ...EXPECTED });
    }
  });
});

describe('a check opened again and again', () => {
  const doubled = ({ queues }: World): void => {
    queues.intake.push(...queues.intake);
    queues.agencies.push(...queues.agencies);
    queues.answers.push(...queues.answers);
    queues.publish.push(...queues.publish);
  };

  it('every message comes twice and two sweepers look at once: one check, every question once', async () => {
    const { world } = await aContract();
    world.moveTo(startOf(JANUARY));
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([world.sweep(), world.sweep()]);
      for (const queue of QUEUES) {
        doubled(world);
        const { length } = world.queues[queue];
        for (let taken = 0; taken < length; taken += 1) await world.acts[queue]();
      }
      await world.callBack();
      world.pass(400);
    }
    await roundsOf(world, 2, () => undefined);
    expect(endOf(world)).toEqual({ ...EXPECTED, asked: ['business-training', 'self-employed-status'] });
    expect(januaryOf(world)).toMatchObject({ resultVersion: 1, publishedVersion: 1 });
  });

  it('every hint is lost: the rows bring it back', async () => {
    const { world } = await withCheck();
    for (let round = 0; round < 8; round += 1) {
      wipe(world);
      world.pass(400);
      await world.sweep();
      for (const queue of QUEUES) await world.acts[queue]();
      await world.callBack();
    }
    expect(endOf(world)).toEqual({ ...EXPECTED, asked: ['business-training', 'self-employed-status'] });
  });

  it('a withdrawal that comes twice is told once', async () => {
    const { world, caseId } = await withCheck();
    expect(await world.officeEvent(caseId, consentBack)).toBe('accepted');
    await Promise.all([world.sweep(), world.sweep()]);
    expect(await world.officeEvent(caseId, consentBack)).toBe('same');
    world.pass(400);
    await Promise.all([world.sweep(), world.sweep()]);
    await roundsOf(world, 4, () => undefined);
    expect(toldTo(world)).toEqual(['consent-withdrawn-2027-01-01']);
    expect(endOf(world)).toEqual(EXPECTED);
  });
});

describe('a check of the same month that the office sends by itself', () => {
  it('was first: no second is opened, its request stays, and it is told of withdrawals', async () => {
    const { world, caseId } = await aContract();
    world.moveTo(startOf(JANUARY));
    const own = { ...ownCheck(), intakeChannel: 'post' as const };
    await world.post(own);
    await world.sweep();
    expect(checksIn(world)).toEqual(['2027-01 monitoring 2027-01-01 received']);
    expect(openedOf(world)).toEqual(['2027-01 opened']);
    expect(await world.officeEvent(caseId, consentBack)).toBe('accepted');
    await beginMonth(world, JANUARY);
    expect(checksIn(world)).toEqual([JANUARY_DONE]);
    expect(world.rows.requests.get(januaryOf(world).caseId)).toEqual(own);
    expect(questionsOf(world)).toEqual(['business-training cancelled', 'self-employed-status found']);
  });

  it('comes between our look and our write: it counts', async () => {
    const { world, caseId } = await aContract();
    world.moveTo(startOf(JANUARY));
    const own = { ...ownCheck(), intakeChannel: 'post' as const };
    const file = existing(await world.store.loadCase(caseId), 'case');
    let looks = 0;
    const store = {
      ...{ acceptRequest: world.store.acceptRequest, recordFollowUp: world.store.recordFollowUp },
      loadRequest: async (id: string) => {
        const found = await world.store.loadRequest(id);
        looks += 1;
        if (looks === 1) await world.post(own);
        return found;
      },
    };
    const opened = await openFollowUp(
      file,
      { wanted: { purpose: 'monitoring', month: JANUARY }, now: world.clock() },
      { store, toIntake: () => Promise.resolve(), recheckSeconds: 300 },
    );
    expect(opened).toMatchObject({ state: 'opened', caseId: januaryOf(world).caseId, told: 0 });
    expect(world.rows.requests.get(januaryOf(world).caseId)).toEqual(own);
    expect(checksIn(world)).toHaveLength(1);
  });

  it('comes second: it is told of the one that is there', async () => {
    const { world } = await withCheck();
    const accepted = await world.post({ ...ownCheck(), intakeChannel: 'post' });
    expect(accepted.type).toBe('conflict');
    expect(checksIn(world)).toHaveLength(1);
  });
});
