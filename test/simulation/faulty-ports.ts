import { AgencyUnavailable } from '#core/faults';
import type { CaseStore, Transport } from '#core/ports';
import type { Dice, Swarm } from '#test/simulation/swarm';
import type { VirtualTime } from '#test/simulation/virtual-time';

/** An environment of one function, which may die in the middle of anything. */
export type Process = { name: string; isDead: boolean; skewMs: number };

/** What a client says of a store or queue that it could not reach, or not hear. */
class Unreached extends Error {
  override readonly name = 'Unreached';
}

export type Weather = { time: VirtualTime; swarm: Swarm; dice: Dice };

/** Nothing of a dead process goes on: whatever it waits for never comes. */
const never = <Answer>(): Promise<Answer> => new Promise(() => undefined);

/** What was on its way when the function's time ran out arrives within so long. */
const ARRIVES_WITHIN_MS = 90_000;

const latencyMs = ({ swarm, dice }: Weather): number =>
  (1 + dice.below(20)) * (swarm.strikes('slow') ? 150 : 1);

/** Says whether the process is dead: already, or from now on. */
const dies = (process: Process, fault: 'crash-before' | 'crash-after', { swarm }: Weather): boolean => {
  process.isDead ||= swarm.strikes(fault);
  return process.isDead;
};

/** One call from a process over the network, with everything that may happen to it. Some answers `repeats` may replace. */
const called = async <Answer>(
  process: Process,
  effect: () => Promise<Answer>,
  { weather, repeats }: { weather: Weather; repeats: boolean },
): Promise<Answer> => {
  const { time, swarm } = weather;
  await time.wait(latencyMs(weather));
  if (dies(process, 'crash-before', weather)) return never();
  if (swarm.strikes('stuck')) {
    time.at(time.nowMs() + weather.dice.below(ARRIVES_WITHIN_MS), () => {
      effect().catch(() => undefined);
    });
    return never();
  }
  if (swarm.strikes('unreached')) throw new Unreached();
  const first = await effect();
  const answer = repeats && swarm.strikes('repeated') ? await effect() : first;
  if (dies(process, 'crash-after', weather)) return never();
  if (swarm.strikes('unheard')) throw new Unreached();
  return answer;
};

/** The table over the network. Looking at a shard in which nothing is due costs no time: there are many, and little else. */
export const storeOverNetwork = (store: CaseStore, process: Process, weather: Weather): CaseStore => {
  const far = overNetwork(store, process, { weather, repeats: true });
  const dueRows: CaseStore['dueRows'] = async (...given) => {
    const near = await store.dueRows(...given);
    return near.length === 0 ? near : far.dueRows(...given);
  };
  return new Proxy(far, {
    get: (target, name): unknown => (name === 'dueRows' ? dueRows : Reflect.get(target, name)),
  });
};

/** The same ports, each call of which goes over the network of this weather. */
export const overNetwork = <Ports extends object>(
  ports: Ports,
  process: Process,
  given: { weather: Weather; repeats: boolean },
): Ports => {
  const made = new Map<PropertyKey, unknown>();
  const farPort = (name: PropertyKey): unknown => {
    const port: unknown = Reflect.get(ports, name);
    if (typeof port !== 'function') return port;
    return (...parameters: readonly unknown[]): Promise<unknown> =>
      called(process, () => Promise.resolve<unknown>(Reflect.apply(port, ports, parameters)), given);
  };
  return new Proxy(ports, {
    get: (_, name): unknown => {
      const known = made.get(name);
      if (known !== undefined) return known;
      const port = farPort(name);
      made.set(name, port);
      return port;
    },
  });
};

/** Calls of agencies: their own network, where a failure is an outcome and not an error. */
export const overInternet =
  (transport: Transport, process: Process, weather: Weather): Transport =>
  async (request, limits) => {
    const { time, swarm } = weather;
    await time.wait(latencyMs(weather));
    if (dies(process, 'crash-before', weather)) return never();
    if (swarm.strikes('agency-unreached')) throw new AgencyUnavailable('econnrefused');
    const none = { headers: {}, body: new Uint8Array() };
    if (swarm.strikes('agency-error')) return { status: 500, ...none };
    if (swarm.strikes('agency-busy')) return { status: 503, ...none, headers: { 'retry-after': '30' } };
    const reply = await transport(request, limits);
    if (dies(process, 'crash-after', weather)) return never();
    if (swarm.strikes('agency-unheard')) {
      await time.wait(limits.timeoutSeconds * 1000);
      throw new AgencyUnavailable('timeout');
    }
    return reply;
  };
