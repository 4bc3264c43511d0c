import { setTimeout as wait } from 'node:timers/promises';
import { disturbOnce, heal, type Deeds } from '#test/load/disturb';
import { startExchange, type Exchange } from '#test/load/exchange';
import { openLoop, untilPublished } from '#test/load/open-loop';
import { progressBar } from '#test/load/progress-bar';
import { threeWayFaults } from '#test/load/three-way';
import { seeded } from '#test/local/seeded';

/** `families` arrive one after the other at `perSecond`, while blows fall; then everything may heal. */
type SoakPlan = { seed: number; families: number; perSecond: number; healSeconds: number };

export type SoakReport = {
  accepted: number;
  published: number;
  deeds: Deeds;
  seconds: number;
  faults: readonly string[];
};

const SILENCE_SECONDS = 150;

/** From one to four seconds between two blows. */
const disturb = async (
  exchange: Exchange,
  { random, deeds, isOver }: { random: () => number; deeds: Deeds; isOver: () => boolean },
): Promise<void> => {
  for (;;) {
    await wait(1_000 + random() * 3_000);
    if (isOver()) return;
    await disturbOnce({ exchange, random, deeds });
  }
};

const soakOn = async (exchange: Exchange, plan: SoakPlan): Promise<SoakReport> => {
  const { seed, families, perSecond, healSeconds } = plan;
  const startedMs = performance.now();
  const deeds: Deeds = new Map();
  const bar = progressBar(families);
  const progress = { accepted: 0, isOver: false };
  const show = (): void => {
    const { size } = exchange.subscriber.published;
    bar(size, `${progress.accepted}/${families} accepted, ${size} published, ${deeds.size} kinds of blows`);
  };
  const disturbing = disturb(exchange, { random: seeded(seed), deeds, isOver: () => progress.isOver });
  const arrivals = await openLoop(exchange, perSecond, () => {
    progress.accepted += 1;
    show();
  });
  progress.isOver = true;
  await disturbing;
  await heal(exchange);
  const count = progress.accepted;
  await untilPublished(exchange, { count, silenceSeconds: SILENCE_SECONDS, mostSeconds: healSeconds }, show);
  const caseIds = arrivals.flatMap(({ caseId }) => caseId ?? []);
  const refused = families - caseIds.length;
  const faults = await threeWayFaults(exchange, caseIds);
  return {
    ...{ accepted: count, published: exchange.subscriber.published.size, deeds },
    seconds: (performance.now() - startedMs) / 1000,
    faults: [...(refused === 0 ? [] : [`${refused} requests were never accepted`]), ...faults],
  };
};

/** Runs the whole exchange under blows that follow from the seed, lets it heal and compares ledger, table and results. */
export const soak = async (plan: SoakPlan): Promise<SoakReport> => {
  const exchange = await startExchange('soak', plan.families, () => undefined);
  try {
    return await soakOn(exchange, plan);
  } finally {
    await exchange.stop();
  }
};
