import type { Environment, InvocationOutcome } from '#infra/local/lambda/environment';
import type { LocalFunction } from '#infra/local/template/stack-model';

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

type Slot = { fn: LocalFunction; environment: Environment; isBusy: boolean; idleSince: number };
/** `undefined`: the pool is closed. */
type Waiter = { fn: LocalFunction; since: number; take: (slot: Promise<Slot> | undefined) => void };

/**
 * Between two batches of one queue an environment is idle for a moment. Who takes its place then pays a cold start and
 * makes its owner pay one: a newcomer waits until the place is really unused, but not for long.
 */
const SETTLED_MILLISECONDS = 150;
const PATIENCE_MILLISECONDS = 700;

/** A cap on live environments, as an account has; within it environments are reused warm, least recently used go first. */
export const environmentPool = (settings: PoolSettings): EnvironmentPool => {
  const { maximum, maximumPerFunction, idleSeconds, start } = settings;
  const slots = new Set<Slot>();
  const waiters: Waiter[] = [];
  const guests = new Set<{ fn: LocalFunction; enter: () => void }>();
  const closing = new AbortController();
  /** For whom places are kept whose processes are still ending: their memory is not free yet. */
  const changingHands: LocalFunction[] = [];

  const taken = (): number => slots.size + changingHands.length;

  /** A function's first environment may take the place of an idle one; a second never does, or both would start in turn. */
  const hasRoom = (fn: LocalFunction): boolean => {
    const own = [...slots].filter((slot) => slot.fn === fn);
    if (own.some(({ isBusy }) => !isBusy)) return true;
    const count = own.length + changingHands.filter((next) => next === fn).length;
    if (taken() < maximum) return count < maximumPerFunction;
    return count === 0 && [...slots].some(({ isBusy }) => !isBusy);
  };

  const drop = (slot: Slot): Promise<void> => {
    slots.delete(slot);
    return slot.environment.end();
  };

  const idle = (): Slot[] => {
    for (const slot of slots) if (!slot.isBusy && !slot.environment.isAlive()) void drop(slot);
    return [...slots].filter(({ isBusy }) => !isBusy).toSorted((a, b) => a.idleSince - b.idleSince);
  };

  const startIn = (fn: LocalFunction): Slot => {
    const slot: Slot = { fn, environment: start(fn), isBusy: true, idleSince: 0 };
    slots.add(slot);
    return slot;
  };

  const replace = async (slot: Slot, fn: LocalFunction): Promise<Slot> => {
    changingHands.push(fn);
    await drop(slot);
    changingHands.splice(changingHands.indexOf(fn), 1);
    return startIn(fn);
  };

  /** Only where there is room: warm if possible, else new, in the place of what was unused longest. */
  const place = ({ fn, since }: Waiter): Promise<Slot> | undefined => {
    const free = idle();
    const warm = free.findLast((slot) => slot.fn === fn);
    if (warm !== undefined) {
      warm.isBusy = true;
      return Promise.resolve(warm);
    }
    if (taken() < maximum) return Promise.resolve(startIn(fn));
    const now = performance.now();
    const [oldest] = free;
    const isUnused = oldest !== undefined && now - oldest.idleSince > SETTLED_MILLISECONDS;
    return oldest !== undefined && (isUnused || now - since > PATIENCE_MILLISECONDS)
      ? replace(oldest, fn)
      : undefined;
  };

  /** Whoever waits longest goes first; who waits for a full function holds nobody else up. */
  const serve = (): void => {
    for (const waiter of [...waiters]) {
      const placed = hasRoom(waiter.fn) ? place(waiter) : undefined;
      if (placed === undefined) continue;
      waiters.splice(waiters.indexOf(waiter), 1);
      waiter.take(placed);
    }
    for (const guest of [...guests]) {
      if (!hasRoom(guest.fn)) continue;
      guests.delete(guest);
      guest.enter();
    }
  };

  const acquire = (fn: LocalFunction): Promise<Slot | undefined> =>
    new Promise((resolve) => {
      if (closing.signal.aborted) {
        resolve(undefined);
        return;
      }
      waiters.push({ fn, since: performance.now(), take: resolve });
      serve();
    });

  const release = (slot: Slot): void => {
    slot.isBusy = false;
    slot.idleSince = performance.now();
    if (!slot.environment.isAlive()) void drop(slot);
    serve();
  };

  const reaper = setInterval(() => {
    const limit = performance.now() - idleSeconds * 1000;
    for (const slot of idle()) if (slot.idleSince < limit) void drop(slot);
  }, 1000);
  const server = setInterval(() => {
    if (waiters.length > 0) serve();
  }, 50);
  for (const timer of [reaper, server]) timer.unref();

  const invoke: EnvironmentPool['invoke'] = async (fn, event, isStale) => {
    const slot = await acquire(fn);
    if (slot === undefined) return { type: 'exited' };
    try {
      if (closing.signal.aborted) await drop(slot);
      if (isStale?.() === true) return { type: 'timed-out' };
      return await slot.environment.invoke(event);
    } finally {
      release(slot);
    }
  };

  const room = (fn: LocalFunction): Promise<void> =>
    new Promise((resolve) => {
      guests.add({ fn, enter: resolve });
      serve();
    });

  const close = async (drainSeconds: number): Promise<void> => {
    clearInterval(reaper);
    clearInterval(server);
    const end = performance.now() + drainSeconds * 1000;
    const isWorking = (): boolean => [...slots].some(({ isBusy }) => isBusy);
    while (isWorking() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    closing.abort();
    for (const { take: leave } of waiters.splice(0)) leave(undefined);
    await Promise.all([...slots].map(drop));
    for (const guest of guests) guest.enter();
    guests.clear();
  };

  return {
    invoke,
    room,
    live: () => [...slots].map(({ fn, environment }) => ({ functionName: fn.name, pid: environment.pid })),
    close,
  };
};
