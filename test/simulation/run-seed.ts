import { createHash } from 'node:crypto';
import { agencies } from '#contracts/registry';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { simulatedExchange } from '#test/simulation/exchange';
import { startCourse } from '#test/simulation/course';
import { checkInvariants } from '#test/simulation/invariants';
import type { Receipts } from '#test/simulation/offices';
import { drawnOutages, simulatedAgencies } from '#test/simulation/simulated-agencies';
import { populationOf, simulatedFamilies } from '#test/simulation/simulated-families';
import { startRestore } from '#test/simulation/restored-table';
import { dice, type Fault, swarm } from '#test/simulation/swarm';
import { startTimers } from '#test/simulation/timers';
import { virtualTime } from '#test/simulation/virtual-time';
import { type Violation, watchedRows } from '#test/simulation/watched-rows';

export type SeedReport = {
  seed: number;
  violations: readonly Violation[];
  requests: number;
  faults: Readonly<Partial<Record<Fault, number>>>;
  happenings: number;
  /** The same for the same seed and code: everything that left the exchange, in order. */
  trace: string;
};

const REQUESTS = 10;
const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-11-20T08:00:00.000Z');
/** Things go wrong this long, then nothing does any more. */
const HEALED_MS = START_MS + HOUR_MS;
/** A person gives the dead letters back, once when the trouble is over and once before the end. */
const REDRIVES_MS = [HEALED_MS + HOUR_MS / 2, START_MS + 3.5 * HOUR_MS];
/** A release is not on its way for longer. */
const RELEASED_MS = HEALED_MS + HOUR_MS / 2;
/** Behind the end of every wait, with time for what then follows. */
const END_MS = START_MS + 5 * HOUR_MS;

/** One world from its first request to its rest. */
export const runSeed = async (seed: number): Promise<SeedReport> => {
  const violations: Violation[] = [];
  const report = (invariant: string, where: string) => void violations.push({ invariant, where });
  const time = virtualTime(START_MS);
  const weather = { time, swarm: swarm(seed), dice: dice(seed, 'course') };
  const families = simulatedFamilies(REQUESTS, dice(seed, 'families'));
  const { rows, asked } = watchedRows(report);
  const outages = drawnOutages(
    agencies.map(({ id }) => id),
    START_MS,
    dice(seed, 'outages'),
  );
  const simulated = simulatedAgencies(populationOf(families), time, outages);
  const exchange = simulatedExchange({ weather, store: fakeCaseStore(rows), simulated });
  const receipts: Receipts = { requests: new Map(), events: [], refused: [], told: [] };

  startCourse(families, { weather, processes: exchange.processes, receipts }, dice(seed, 'arrivals'));
  const gaps = startRestore({ weather, receipts, rows }, HEALED_MS);
  time.at(HEALED_MS, weather.swarm.heal);
  time.at(RELEASED_MS, exchange.processes.endRelease);
  for (const atMs of REDRIVES_MS) {
    time.at(atMs, () => {
      for (const queue of exchange.queues) queue.redrive();
    });
  }
  startTimers(exchange, rows, weather);
  const happenings = await time.runUntil(END_MS);

  const deadLetters = exchange.queues.flatMap((queue) => queue.deadLetters());
  const { published, log } = exchange;
  checkInvariants({ rows, receipts, simulated, families, published, log, deadLetters, gaps, asked }, report);
  const trace = createHash('sha256')
    .update(JSON.stringify([simulated.ledger, published, log]))
    .digest('hex');
  return {
    seed,
    violations,
    requests: receipts.requests.size,
    faults: weather.swarm.struck(),
    happenings,
    trace,
  };
};
