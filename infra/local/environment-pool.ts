import type { Environment, InvocationOutcome } from '#infra/local/environment';
import type { LocalFunction } from '#infra/local/stack-model';

export type PoolSettings = {
  /** Live environments of all functions together: this is what the memory of the stack is made of. */
  maximum: number;
  /** An environment that nobody used for so long is let go. */
  idleSeconds: number;
  start: (fn: LocalFunction) => Environment;
};

export type EnvironmentPool = {
  /**
   * Runs one event as soon as an environment is free; a call that must wait keeps its place in the queue.
   * `isStale` is asked when its turn comes: what is stale is not run and counts as timed out.
   */
  invoke: (fn: LocalFunction, event: unknown, isStale?: () => boolean) => Promise<InvocationOutcome>;
  /** Resolves when an invocation could start at once. */
  room: () => Promise<void>;
  live: () => { functionName: string; pid: number }[];
  /** Waits for running invocations, at most so long, then ends every environment. */
  close: (drainSeconds: number) => Promise<void>;
};

type Slot = { fn: LocalFunction; environment: Environment; busy: boolean; idleSince: number };
type Waiter = { fn: LocalFunction; take: (slot: Slot) => void };

/** A cap on live environments, as an account has; within it environments are reused warm, least recently used go first. */
export const environmentPool = ({ maximum, idleSeconds, start }: PoolSettings): EnvironmentPool => {
  const slots = new Set<Slot>();
  const waiters: Waiter[] = [];
  let wantRoom: (() => void)[] = [];

  const isFull = (): boolean => [...slots].filter(({ busy }) => busy).length >= maximum;

  const drop = (slot: Slot): void => {
    slots.delete(slot);
    slot.environment.end();
  };

  const idle = (): Slot[] => {
    for (const slot of slots) if (!slot.busy && !slot.environment.isAlive()) drop(slot);
    return [...slots].filter(({ busy }) => !busy).toSorted((a, b) => a.idleSince - b.idleSince);
  };

  const take = (fn: LocalFunction): Slot | undefined => {
    const free = idle();
    const warm = free.findLast((slot) => slot.fn === fn);
    if (warm !== undefined) {
      warm.busy = true;
      return warm;
    }
    const [oldest] = free;
    if (slots.size >= maximum && oldest !== undefined) drop(oldest);
    if (slots.size >= maximum) return undefined;
    const slot: Slot = { fn, environment: start(fn), busy: true, idleSince: 0 };
    slots.add(slot);
    return slot;
  };

  const serve = (): void => {
    const next = waiters[0];
    const slot = next === undefined ? undefined : take(next.fn);
    if (slot !== undefined) {
      waiters.shift()?.take(slot);
      serve();
      return;
    }
    if (waiters.length > 0 || isFull()) return;
    const ready = wantRoom;
    wantRoom = [];
    for (const resolve of ready) resolve();
  };

  const acquire = (fn: LocalFunction): Promise<Slot> =>
    new Promise((resolve) => {
      waiters.push({ fn, take: resolve });
      serve();
    });

  const release = (slot: Slot): void => {
    slot.busy = false;
    slot.idleSince = performance.now();
    if (!slot.environment.isAlive()) drop(slot);
    serve();
  };

  const reaper = setInterval(() => {
    const limit = performance.now() - idleSeconds * 1000;
    for (const slot of idle()) if (slot.idleSince < limit) drop(slot);
  }, 1000);
  reaper.unref();

  const invoke: EnvironmentPool['invoke'] = async (fn, event, isStale) => {
    const slot = await acquire(fn);
    try {
      if (isStale?.() === true) return { type: 'timed-out' };
      return await slot.environment.invoke(event);
    } finally {
      release(slot);
    }
  };

  const room = (): Promise<void> =>
    new Promise((resolve) => {
      wantRoom.push(resolve);
      serve();
    });

  const close = async (drainSeconds: number): Promise<void> => {
    clearInterval(reaper);
    const end = performance.now() + drainSeconds * 1000;
    while ([...slots].some(({ busy }) => busy) && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const slot of slots) drop(slot);
  };

  return {
    invoke,
    room,
    live: () => [...slots].map(({ fn, environment }) => ({ functionName: fn.name, pid: environment.pid })),
    close,
  };
};
