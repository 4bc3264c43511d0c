import type { Environment, InvocationOutcome } from '#infra/local/environment';
import type { LocalFunction } from '#infra/local/stack-model';

export type PoolSettings = {
  /** Live environments of all functions together: this is what the memory of the stack is made of. */
  maximum: number;
  /** Of one function, so that a slow agency never holds all of them. */
  maximumPerFunction: number;
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
  /** Resolves when an invocation of the function could start at once. */
  room: (fn: LocalFunction) => Promise<void>;
  live: () => { functionName: string; pid: number }[];
  /** Waits for running invocations, at most so long, then ends every environment. */
  close: (drainSeconds: number) => Promise<void>;
};

type Slot = { fn: LocalFunction; environment: Environment; busy: boolean; idleSince: number };
/** `undefined`: the pool is closed. */
type Waiter = { fn: LocalFunction; take: (slot: Slot | undefined) => void };

/** A cap on live environments, as an account has; within it environments are reused warm, least recently used go first. */
export const environmentPool = ({
  maximum,
  maximumPerFunction,
  idleSeconds,
  start,
}: PoolSettings): EnvironmentPool => {
  const slots = new Set<Slot>();
  const waiters: Waiter[] = [];
  const closing = new AbortController();
  const wantRoom = new Set<{ fn: LocalFunction; enter: () => void }>();

  const busy = (fn?: LocalFunction): number =>
    [...slots].filter((slot) => slot.busy && (fn === undefined || slot.fn === fn)).length;
  /** A function's first environment may take the place of an idle one; a second never does, or both would start in turn. */
  const hasRoom = (fn: LocalFunction): boolean => {
    const own = [...slots].filter((slot) => slot.fn === fn);
    if (own.some((slot) => !slot.busy)) return true;
    return busy() < maximum && own.length < maximumPerFunction && (own.length === 0 || slots.size < maximum);
  };

  const drop = (slot: Slot): void => {
    slots.delete(slot);
    slot.environment.end();
  };

  const idle = (): Slot[] => {
    for (const slot of slots) if (!slot.busy && !slot.environment.isAlive()) drop(slot);
    return [...slots].filter((slot) => !slot.busy).toSorted((a, b) => a.idleSince - b.idleSince);
  };

  /** Only where there is room: warm if possible, else a new one, for which the longest unused one may have to go. */
  const take = (fn: LocalFunction): Slot => {
    const free = idle();
    const warm = free.findLast((slot) => slot.fn === fn);
    if (warm !== undefined) {
      warm.busy = true;
      return warm;
    }
    const [oldest] = free;
    if (slots.size >= maximum && oldest !== undefined) drop(oldest);
    const slot: Slot = { fn, environment: start(fn), busy: true, idleSince: 0 };
    slots.add(slot);
    return slot;
  };

  /** Whoever waits longest goes first; who waits for a full function holds nobody else up. */
  const serve = (): void => {
    for (const waiter of [...waiters]) {
      if (!hasRoom(waiter.fn)) continue;
      waiters.splice(waiters.indexOf(waiter), 1);
      waiter.take(take(waiter.fn));
    }
    for (const guest of [...wantRoom]) {
      if (!hasRoom(guest.fn)) continue;
      wantRoom.delete(guest);
      guest.enter();
    }
  };

  const acquire = (fn: LocalFunction): Promise<Slot | undefined> =>
    new Promise((resolve) => {
      if (closing.signal.aborted) {
        resolve(undefined);
        return;
      }
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
    if (slot === undefined) return { type: 'exited' };
    try {
      if (isStale?.() === true) return { type: 'timed-out' };
      return await slot.environment.invoke(event);
    } finally {
      release(slot);
    }
  };

  const room = (fn: LocalFunction): Promise<void> =>
    new Promise((resolve) => {
      wantRoom.add({ fn, enter: resolve });
      serve();
    });

  const close = async (drainSeconds: number): Promise<void> => {
    clearInterval(reaper);
    const end = performance.now() + drainSeconds * 1000;
    while (busy() > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    closing.abort();
    for (const { take: leave } of waiters.splice(0)) leave(undefined);
    for (const slot of slots) drop(slot);
    serve();
  };

  return {
    invoke,
    room,
    live: () => [...slots].map(({ fn, environment }) => ({ functionName: fn.name, pid: environment.pid })),
    close,
  };
};
