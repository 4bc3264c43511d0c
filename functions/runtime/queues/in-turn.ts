/** Takes up work under a key; work of one key runs one after the other, of different keys side by side. */
type InTurn = <Done>(key: string, work: () => Promise<Done>) => Promise<Done>;

/** Turns within one environment: whoever would only get in each other's way waits, and finds the work done. */
export const turns = (): InTurn => {
  const last = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, ended);
    try {
      return await mine;
    } finally {
      if (last.get(key) === ended) last.delete(key);
    }
  };
};
