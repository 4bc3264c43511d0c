/** The process dies here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts the calls of every port and dies once: before the `at`-th call has an effect, or after it. */
export type CrashGate = {
  calls: number;
  crashed: boolean;
  at?: number;
  when?: 'before' | 'after';
  /** Calls that are not counted: reads between which nothing happens. */
  skips?: readonly string[];
};

const dieAt = (gate: CrashGate, call: number, when: CrashGate['when']): void => {
  if (gate.at !== call || gate.when !== when) return;
  gate.crashed = true;
  throw new Crash();
};

/** The same ports, each call of which passes the gate. */
export const through = <Ports extends object>(gate: CrashGate, ports: Ports): Ports =>
  new Proxy(ports, {
    get: (target, name): unknown => {
      const port: unknown = Reflect.get(target, name);
      if (typeof port !== 'function') return port;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        if (gate.skips?.includes(String(name)) === true) return Reflect.apply(port, target, given);
        gate.calls += 1;
        const call = gate.calls;
        dieAt(gate, call, 'before');
        const answer: unknown = await Reflect.apply(port, target, given);
        dieAt(gate, call, 'after');
        return answer;
      };
    },
  });
