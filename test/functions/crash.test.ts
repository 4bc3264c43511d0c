import { describe, expect, it } from 'vitest';
import { aPlacement, aRequest } from '#test/builders';
import { published, theCase } from '#test/functions/drive';
import { everybodyAnswers } from '#test/functions/answers/said';
import { DEATHS, drained, roundsOf, surviving, wipe, type Death } from '#test/functions/surviving';
import { newWorld, type World } from '#test/functions/world';

/** What must be the same however often the process died on the way: everything but moments. */
type End = {
  state: string;
  isAtRest: boolean;
  outcomes: Record<string, string | undefined>;
  furtherAnswers: number;
  status: string;
  placements: number;
  isNewestPublished: boolean;
  epochs: number[];
};

const endOf = (world: World): End => {
  const known = theCase(world);
  const queries = [...world.rows.queries.values()].toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  const newest = world.rows.results.get(`${known.caseId}#${known.resultVersion}`)?.result;
  return {
    state: known.state,
    isAtRest: known.nextActionAt === undefined,
    outcomes: Object.fromEntries(queries.map(({ kind, answer }) => [kind, answer?.content.outcome])),
    furtherAnswers: world.rows.furtherAnswers.size,
    status: newest?.status ?? 'none',
    placements: newest?.placements.length ?? 0,
    isNewestPublished: published(world).at(-1) === `${known.caseId}/${known.resultVersion}`,
    epochs: queries.map(({ progress }) => progress.epoch),
  };
};

/** The office and the centre hand in until they are heard; then time passes and the timers fire. */
const live = async (world: World, onCrash: () => void): Promise<void> => {
  while (!(await surviving(() => world.post(aRequest())))) onCrash();
  await drained(world, onCrash);
  while (!(await surviving(() => world.postEvent(aPlacement())))) onCrash();
  await roundsOf(world, 8, onCrash);
};

const run = async (death: Death, wipes: boolean) => {
  const world = newWorld({ calls: 0, crashed: false, ...death });
  everybodyAnswers(world);
  await live(world, () => {
    if (wipes) wipe(world);
  });
  return world;
};

describe('a crash between any two awaits', () => {
  const expected: End = {
    state: 'result-ready',
    isAtRest: true,
    outcomes: {
      'business-plan-verdict': 'found',
      'self-employed-status': 'found',
      'unemployment-benefits': 'found',
    },
    furtherAnswers: 0,
    status: 'confirmed-with-remarks',
    placements: 1,
    isNewestPublished: true,
    epochs: [1, 1, 1],
  };

  it('ends well without one', async () => {
    expect(endOf(await run({}, false))).toEqual(expected);
  });

  const PATIENCE = { timeout: 60_000 };
  it.each(DEATHS)('dies $when each call in turn, queues wiped: $wipes', PATIENCE, async ({ when, wipes }) => {
    const { calls } = (await run({}, false)).gate;
    expect(calls).toBeGreaterThan(60);

    for (let at = 1; at <= calls; at += 1) {
      const world = await run({ at, when }, wipes);
      expect(world.gate.crashed, `no crash at call ${at}`).toBe(true);
      expect({ at, ...endOf(world) }).toEqual({ at, ...expected });
    }
  });
});
