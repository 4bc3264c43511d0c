import { AgencyUnavailable } from '#core/faults';
import type { Transport } from '#core/ports';
import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { Population } from '#contracts/protocols/simulator-population';
import { type AgencySimulator, indexPeople, type SimulatedReply } from '#contracts/protocols/simulator-world';
import { agencyKnowledge } from '#infra/local/agencies/population-shape';
import { simulators } from '#infra/local/agencies/simulators';
import type { Dice } from '#test/simulation/swarm';
import type { VirtualTime } from '#test/simulation/virtual-time';

/** An agency that nobody reaches from one moment to another. */
export type Outage = { agency: string; fromMs: number; untilMs: number };

/** One call that reached an agency. */
type AgencyCall = { agency: string; endpoint: string; atMs: number };

export type SimulatedAgencies = {
  simulators: readonly AgencySimulator[];
  /** Everything the agencies did, in order. */
  ledger: JournalEntry[];
  calls: AgencyCall[];
  outages: readonly Outage[];
  /** Whether the agency's queue of answers would give something now. */
  holdsMessage: (agency: string) => boolean;
  transportTo: (agency: string) => Transport;
};

const HOUR_MS = 3_600_000;
const encoder = new TextEncoder();

/** None, an hour, or three days; now and then one that comes and goes. */
export const drawnOutages = (agencies: readonly string[], startMs: number, dice: Dice): Outage[] =>
  agencies.flatMap((agency) => {
    const fromMs = startMs + dice.below(1.5 * HOUR_MS);
    switch (dice.below(12)) {
      case 0:
        return [{ agency, fromMs, untilMs: fromMs + HOUR_MS }];
      case 1:
        return [{ agency, fromMs, untilMs: fromMs + 72 * HOUR_MS }];
      case 2:
        return Array.from({ length: 10 }, (_, turn) => {
          const start = fromMs + turn * 600_000;
          return { agency, fromMs: start, untilMs: start + 300_000 };
        });
      default:
        return [];
    }
  });

const answered = async (
  reply: SimulatedReply,
  { timeoutSeconds, time }: { timeoutSeconds: number; time: VirtualTime },
) => {
  const waitsSeconds = reply.type === 'reply' ? (reply.afterSeconds ?? 0) : timeoutSeconds;
  await time.wait(Math.min(waitsSeconds, timeoutSeconds) * 1000);
  if (reply.type === 'cut' || reply.type === 'half-closed') throw new AgencyUnavailable('econnreset');
  if (reply.type === 'hang' || waitsSeconds >= timeoutSeconds) throw new AgencyUnavailable('timeout');
  const { status, headers, body } = reply;
  return { status, headers, body: encoder.encode(body) };
};

/** The simulators of `npm start` in this process, under this clock. They share no code with the adapters. */
export const simulatedAgencies = (
  population: Population,
  time: VirtualTime,
  outages: readonly Outage[],
): SimulatedAgencies => {
  const ledger: JournalEntry[] = [];
  const calls: AgencyCall[] = [];
  const people = indexPeople(population, [...agencyKnowledge.values()]);
  const world = {
    nowMs: time.nowMs,
    people: () => people,
    journal: (entry: JournalEntry) => void ledger.push(entry),
    settings: { redeliverySeconds: 900, lateSeconds: 2400, slowSeconds: 20, delivery: 'shuffled' },
  } as const;
  const started = simulators.map((start) => start(world));
  const isOut = (agency: string): boolean =>
    outages.some((one) => one.agency === agency && one.fromMs <= time.nowMs() && time.nowMs() < one.untilMs);

  return {
    simulators: started,
    ledger,
    calls,
    outages,
    holdsMessage: (agency) => started.find((one) => one.agency === agency)?.holdsMessage?.() ?? false,
    transportTo: (agency) => {
      const endpoints = started.find((simulator) => simulator.agency === agency)?.endpoints ?? {};
      return async (request, { timeoutSeconds }) => {
        const { endpoint, method, path, headers, body = new Uint8Array() } = request;
        calls.push({ agency, endpoint, atMs: time.nowMs() });
        if (isOut(agency)) throw new AgencyUnavailable('econnrefused');
        const handle = endpoints[endpoint];
        if (handle === undefined) throw new AgencyUnavailable('no-endpoint');
        return answered(handle({ method, path, headers, body }), { timeoutSeconds, time });
      };
    },
  };
};
